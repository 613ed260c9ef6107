// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace argyle::net {

/// A non-blocking pipe that bytes are spliced through.
struct Pipe
{
    Descriptor reading;
    Descriptor writing;
    std::size_t capacity = 0; ///< bytes, where it is filled by whole pages
};

/// Pipes for the bulky directions of one reactor. A direction holds one only while bytes are in it, so few serve many: the last
/// one given back, still warm, is the next one taken.
class PipePool
{
public:
    /// What one pool may have open at once, taken ones included.
    static constexpr std::size_t defaultMost = 64;

    explicit PipePool(std::size_t most = defaultMost)
        : m_most(most)
    {}

    /// An empty pipe, or nullptr: the pool's bound is reached, descriptors have run out, the person's share of pipe memory
    /// (/proc/sys/fs/pipe-user-pages-soft) is used up, or the system has no splice(2). Copy instead.
    std::unique_ptr<Pipe> take();
    /// Takes an empty pipe back.
    void giveBack(std::unique_ptr<Pipe> pipe);
    /// Closes a pipe that is not empty.
    void discard(std::unique_ptr<Pipe> pipe);

    std::size_t open() const { return m_open; } ///< pipes, taken and waiting
    std::size_t waiting() const { return m_waiting.size(); }

private:
    const std::size_t m_most;
    std::size_t m_open = 0;
    std::vector<std::unique_ptr<Pipe>> m_waiting;
};

} // namespace argyle::net
