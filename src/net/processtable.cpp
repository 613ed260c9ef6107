// SPDX-License-Identifier: MIT
#include "net/processtable.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dirent.h>
#include <unistd.h>

namespace argyle::net {

namespace {

constexpr std::size_t remembered = 32; // processes

struct CloseFolder
{
    void operator()(DIR *folder) const { closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The numbers among a folder's names, the largest first: of processes, and of a process's descriptors, those are the latest.
std::vector<std::uint64_t> numbersIn(DIR &folder)
{
    std::vector<std::uint64_t> numbers;
    while (const dirent *const entry = readdir(&folder)) {
        if (const auto number = numberIn(entry->d_name))
            numbers.push_back(*number);
    }
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    return numbers;
}

/// The inode in "socket:[12345]", which is where a descriptor of a socket leads (proc(5), /proc/pid/fd).
std::optional<std::uint64_t> socketIn(std::string_view link)
{
    constexpr std::string_view before = "socket:[";
    if (!link.starts_with(before) || !link.ends_with(']'))
        return std::nullopt;
    return numberIn(link.substr(before.size(), link.size() - before.size() - 1));
}

} // namespace

std::unordered_map<std::uint64_t, qint64> ProcessTable::holdersOf(Inodes sockets)
{
    Holders holders;
    std::erase_if(m_recent, [&](qint64 pid) { return !sockets.empty() && !lookInto(pid, sockets, holders); });
    if (!sockets.empty()) {
        const Folder folder(opendir("/proc"));
        for (const std::uint64_t pid : folder ? numbersIn(*folder) : std::vector<std::uint64_t>()) {
            if (sockets.empty())
                break;
            if (std::find(m_recent.begin(), m_recent.end(), qint64(pid)) == m_recent.end())
                lookInto(qint64(pid), sockets, holders);
        }
    }
    for (const auto &[socket, pid] : holders)
        remember(pid);
    return holders;
}

bool ProcessTable::lookInto(qint64 pid, Inodes &sockets, Holders &holders)
{
    const Folder folder(opendir(("/proc/" + std::to_string(pid) + "/fd").c_str()));
    if (!folder)
        return false;
    for (const std::uint64_t descriptor : numbersIn(*folder)) {
        if (sockets.empty())
            break;
        std::array<char, 64> link{};
        const ssize_t size =
            readlinkat(dirfd(folder.get()), std::to_string(descriptor).c_str(), link.data(), link.size());
        const auto socket = size > 0 ? socketIn({link.data(), std::size_t(size)}) : std::nullopt;
        if (socket && sockets.erase(*socket))
            holders.emplace(*socket, pid);
    }
    return true;
}

void ProcessTable::remember(qint64 pid)
{
    std::erase(m_recent, pid);
    m_recent.push_front(pid);
    if (m_recent.size() > remembered)
        m_recent.pop_back();
}

LocalProcess ProcessTable::describe(qint64 pid)
{
    if (pid <= 0)
        return {};
    LocalProcess process;
    process.pid = pid;
    const std::string folder = "/proc/" + std::to_string(pid);
    std::array<char, 4096> link{};
    const ssize_t size = readlink((folder + "/exe").c_str(), link.data(), link.size());
    if (size > 0) {
        process.executable = QFile::decodeName(QByteArray(link.data(), size));
        // Replaced by an update while it runs (proc(5), /proc/pid/exe).
        const auto deleted = QStringLiteral(" (deleted)");
        if (process.executable.endsWith(deleted))
            process.executable.chop(deleted.size());
        return process;
    }
    QFile name(QString::fromStdString(folder + "/comm"));
    if (name.open(QIODevice::ReadOnly))
        process.executable = QFile::decodeName(name.readAll().trimmed());
    return process;
}

} // namespace argyle::net
