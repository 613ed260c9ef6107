// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "socks/transcript.h"

#include <QString>

/// What becomes of a client that gets no SOCKS reply, and what helps.
namespace argyle::ui {

/// How far a client came, by the bytes of its handshake.
enum class Course : quint8 {
    Unknown,             ///< there are no bytes, or none any more
    ClientAlone,         ///< Argyle answered nothing
    AskedForCredentials, ///< Argyle asked for a user name and a password, and none came
    NoMethod,            ///< the client knows no way to authenticate that Argyle knows
    Answered,            ///< Argyle answered something else
};

Course courseOf(const socks::Transcript &transcript);

/// Whether what there is to say about the stream depends on its course: it ended without a reply, before its request had come.
bool dependsOnCourse(const observe::StreamRecord &stream);
/// What stands in place of the reply's code and name.
QString unansweredTitle(const observe::StreamRecord &stream, Course course);
/// What to try next; empty where there is nothing to.
QString unansweredAdvice(const observe::StreamRecord &stream, Course course);

} // namespace argyle::ui
