// SPDX-License-Identifier: MIT
#include "routes/torstate.h"

#include "routes/torcontrol.h"
#include "routes/torevents.h"
#include "routes/torlog.h"

#include <QDateTime>

#include <array>
#include <utility>

namespace argyle::routes {

namespace {

constexpr int complete = 100;
constexpr qsizetype warningsKept = 10;
/// Tor's own limit (MAX_SIGNEWNYM_RATE).
constexpr std::chrono::seconds identityInterval{10};

QString wordOf(const TorStatusEvent &event, std::string_view key)
{
    const std::string_view value = event.words.valueOf(key).value_or(std::string_view());
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

/// A warning of Tor's as a sentence; empty where it is none for a person, or names a destination.
QString sentenceFor(const TorStatusEvent &event)
{
    if (event.severity == QLatin1String("NOTICE") || event.action.startsWith(QLatin1String("SOCKS_"))
        || event.action == QLatin1String("DANGEROUS_SOCKS"))
        return {};
    if (event.action == QLatin1String("BOOTSTRAP"))
        return wordOf(event, "WARNING");
    if (event.action == QLatin1String("CLOCK_SKEW"))
        return TorState::tr("This machine's clock seems to be wrong by %1 s.").arg(wordOf(event, "SKEW"));
    if (event.action == QLatin1String("DANGEROUS_VERSION")) {
        // DANGEROUS_VERSION in Tor's control-spec.
        [[maybe_unused]] static constexpr std::array reasons{
            QT_TRANSLATE_NOOP("argyle::routes::TorState", "new"),
            QT_TRANSLATE_NOOP("argyle::routes::TorState", "obsolete"),
            QT_TRANSLATE_NOOP("argyle::routes::TorState", "unrecommended"),
        };
        return TorState::tr("Tor's directory says that this version of Tor is %1.")
            .arg(TorState::tr(wordOf(event, "REASON").toLower().toUtf8().constData()));
    }
    return event.action;
}

} // namespace

TorState::TorState(TorControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_lastIdentity(std::chrono::steady_clock::now() - identityInterval)
{
    m_identityDue.setSingleShot(true);
    connect(&m_identityDue, &QTimer::timeout, this, &TorState::sendNewIdentity);
    connect(&m_control, &TorControl::ready, this, &TorState::begin);
    connect(&m_control, &TorControl::lost, this, &TorState::end);
    connect(&m_control, &TorControl::eventReceived, this, &TorState::eventReceived);
    connect(&m_control, &TorControl::problemChanged, this, [this] {
        m_status.problem = m_control.problem();
        emit changed();
    });
}

void TorState::begin()
{
    m_status.version = m_control.version();
    m_control.send("GETINFO status/bootstrap-phase", [this](const TorReply &reply) {
        bootstrapped(reply.valueOf("status/bootstrap-phase").value_or(""));
    });
    emit changed();
}

void TorState::end()
{
    m_identityDue.stop();
    m_status = {m_status.version, {}, {}, {}, m_control.problem(), false, 0};
    emit changed();
}

void TorState::eventReceived(const TorReply &event)
{
    const TorEventText text = splitTorEvent(event.text());
    if (text.keyword != "STATUS_CLIENT" && text.keyword != "STATUS_GENERAL")
        return;
    const auto status = parseTorStatus(text.rest);
    if (!status)
        return;
    if (status->action == QLatin1String("BOOTSTRAP"))
        bootstrapped(text.rest);
    if (const QString sentence = sentenceFor(*status); !sentence.isEmpty())
        warn(sentence);
}

void TorState::bootstrapped(std::string_view phase)
{
    const auto event = parseTorStatus(phase);
    if (!event || event->action != QLatin1String("BOOTSTRAP"))
        return;
    const int progress = wordOf(*event, "PROGRESS").toInt();
    m_status.summary = wordOf(*event, "SUMMARY");
    m_status.isReady = progress == complete;
    if (std::exchange(m_status.bootstrap, progress) != progress)
        qCInfo(logTor, "bootstrapped %d %%: %s", progress, qUtf8Printable(m_status.summary));
    // What stood in its way does not any more.
    if (m_status.isReady)
        m_status.warnings.clear();
    emit changed();
}

void TorState::warn(const QString &warning)
{
    if (!m_status.warnings.contains(warning))
        qCWarning(logTor).noquote() << warning;
    m_status.warnings.removeAll(warning);
    m_status.warnings.append(warning);
    if (m_status.warnings.size() > warningsKept)
        m_status.warnings.removeFirst();
    emit changed();
}

// ---- New identity

void TorState::newIdentity()
{
    if (!m_control.isReady() || m_identityDue.isActive())
        return;
    const auto wait = m_lastIdentity + identityInterval - std::chrono::steady_clock::now();
    if (wait <= wait.zero()) {
        sendNewIdentity();
        return;
    }
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(wait);
    m_identityDue.start(milliseconds);
    m_status.nextIdentityAt = QDateTime::currentMSecsSinceEpoch() + milliseconds.count();
    emit changed();
}

void TorState::sendNewIdentity()
{
    m_lastIdentity = std::chrono::steady_clock::now();
    m_control.send("SIGNAL NEWNYM");
    m_status.nextIdentityAt = 0;
    emit changed();
}

} // namespace argyle::routes
