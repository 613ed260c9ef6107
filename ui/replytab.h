// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"
#include "socks/transcript.h"
#include "ui/textpane.h"
#include "ui/unanswered.h"

#include <optional>

namespace argyle::ui {

/// What Argyle answered: the code, its name, what it means here and what to try next; and how to stop a DNS leak. Of a client that
/// got no SOCKS reply the bytes tell how far it came: asks for them while it is seen, and keeps none.
class ReplyTab : public TextPane
{
    Q_OBJECT
public:
    explicit ReplyTab(QWidget *parent = nullptr);

    void setStream(const observe::StreamRecord &stream, observe::Destinations destinations);
    void clearStream();
    /// How the Tor behind the route is, for which a stream may have to wait.
    void setTor(const std::optional<observe::TorStatus> &tor);
    /// The answer to transcriptWanted(); that of another stream is dropped.
    void setTranscript(quint64 stream, const socks::Transcript &transcript);

signals:
    void transcriptWanted(quint64 stream);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void describe();
    QString bodyFor(const socks::CodeText &sent) const;
    QString waitsFor() const;

    observe::StreamRecord m_stream; ///< id 0: none
    std::optional<observe::TorStatus> m_tor;
    observe::Destinations m_destinations = observe::Destinations::Shown;
    std::optional<Course> m_course; ///< nothing: not told yet
};

} // namespace argyle::ui
