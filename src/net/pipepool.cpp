// SPDX-License-Identifier: MIT
#include "net/pipepool.h"

#include "net/descriptorlimit.h"

#include <QtGlobal>

#include <utility>

#ifdef Q_OS_LINUX
#    include <fcntl.h>
#    include <unistd.h>
#endif

namespace argyle::net {

namespace {

// Below this a pipe moves less at a time than copying does.
[[maybe_unused]] constexpr int leastCapacity = 64 * 1024;

#ifdef Q_OS_LINUX

std::unique_ptr<Pipe> makePipe()
{
    int ends[2];
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
        return nullptr;
    auto pipe = std::make_unique<Pipe>();
    pipe->reading.reset(ends[0]);
    pipe->writing.reset(ends[1]);
    if (isVeryLastDescriptor(ends[0]) || isVeryLastDescriptor(ends[1]))
        return nullptr;
    // pipe(7): above the person's soft limit a growing pipe is refused with EPERM, and a new one has two pages only.
    for (const int size : {1024 * 1024, 256 * 1024}) {
        if (fcntl(pipe->writing.get(), F_SETPIPE_SZ, size) >= 0)
            break;
    }
    const int capacity = fcntl(pipe->writing.get(), F_GETPIPE_SZ);
    if (capacity < leastCapacity)
        return nullptr;
    pipe->capacity = static_cast<std::size_t>(capacity);
    return pipe;
}

#else

std::unique_ptr<Pipe> makePipe()
{
    return nullptr;
}

#endif

} // namespace

std::unique_ptr<Pipe> PipePool::take()
{
    if (!m_waiting.empty()) {
        auto pipe = std::move(m_waiting.back());
        m_waiting.pop_back();
        return pipe;
    }
    if (m_open >= m_most)
        return nullptr;
    auto pipe = makePipe();
    if (pipe)
        ++m_open;
    return pipe;
}

void PipePool::giveBack(std::unique_ptr<Pipe> pipe)
{
    m_waiting.push_back(std::move(pipe));
}

void PipePool::discard(std::unique_ptr<Pipe> pipe)
{
    pipe.reset();
    --m_open;
}

} // namespace argyle::net
