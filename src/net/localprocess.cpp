// SPDX-License-Identifier: MIT
#include "net/localprocess.h"

#ifdef Q_OS_LINUX
#    include "net/allowance.h"
#    include "net/localsockets.h"
#    include "net/processtable.h"
#endif

#include <QPointer>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#    include <ctime>
#    include <sys/socket.h>
#endif

namespace argyle::net {

namespace {

struct Question
{
    quint64 key = 0;
    SocketAddress client;
    SocketAddress server;
};

struct Answer
{
    quint64 key = 0;
    LocalProcess process;
};

/// From any thread.
void answerLater(LocalProcessLookup *lookup, std::vector<Answer> answers)
{
    QMetaObject::invokeMethod(
        lookup,
        [lookup, answers = std::move(answers)] {
            const QPointer<LocalProcessLookup> alive(lookup);
            for (const Answer &answer : answers) {
                emit lookup->found(answer.key, answer.process);
                if (!alive)
                    return;
            }
        },
        Qt::QueuedConnection);
}

#ifdef Q_OS_LINUX

constexpr std::size_t mostWaiting = 4096;
// 2 % of a core at most; a burst of 60 ms after three seconds without questions.
constexpr int restFactor = 49;
constexpr std::chrono::seconds savedRest{3};

/// The processor time of the calling thread: what a pass cost, however long others kept it waiting.
std::chrono::nanoseconds threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Owns the thread that looks. Everything public is called from the asking thread.
class Looker : public QThread
{
public:
    explicit Looker(LocalProcessLookup *lookup)
        : m_lookup(lookup)
    {
        setObjectName(QStringLiteral("process lookup"));
    }

    ~Looker() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopping = true;
        }
        m_changed.notify_one();
        wait();
    }

    void add(const Question &question)
    {
        bool isIdle = false;
        {
            const std::lock_guard lock(m_mutex);
            isIdle = m_isIdle;
            if (m_waiting.size() >= mostWaiting)
                m_waiting.pop_front();
            m_waiting.push_back(question);
        }
        // While the thread rests or looks it finds the question by itself, and a wake-up costs both threads more than the question.
        if (isIdle)
            m_changed.notify_one();
    }

protected:
    void run() override
    {
        Allowance allowance(restFactor, savedRest);
        for (;;) {
            const std::deque<Question> questions = nextQuestions(allowance.next());
            if (questions.empty())
                return;
            const auto before = threadTime();
            std::vector<Answer> answers = answersTo(questions);
            allowance.spend(Allowance::Clock::now(), threadTime() - before);
            answerLater(m_lookup, std::move(answers));
        }
    }

private:
    /// All that wait, once there are any and the rest is over; empty: the thread shall end.
    std::deque<Question> nextQuestions(Allowance::Clock::time_point restsUntil)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, restsUntil, [this] { return m_isStopping; });
        m_isIdle = true;
        m_changed.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
        m_isIdle = false;
        return m_isStopping ? std::deque<Question>() : std::exchange(m_waiting, {});
    }

    std::vector<Answer> answersTo(const std::deque<Question> &questions)
    {
        std::vector<SocketEnds> sockets;
        sockets.reserve(questions.size());
        for (const Question &question : questions)
            sockets.push_back({question.client, question.server});
        const std::vector<std::uint64_t> inodes = m_sockets.inodesOf(sockets);
        ProcessTable::Inodes wanted(inodes.begin(), inodes.end());
        wanted.erase(0);
        const auto holders = m_processes.holdersOf(std::move(wanted));
        std::unordered_map<qint64, LocalProcess> described;
        std::vector<Answer> answers;
        answers.reserve(questions.size());
        for (std::size_t i = 0; i < questions.size(); ++i) {
            Answer &answer = answers.emplace_back(Answer{questions[i].key, {}});
            const auto holder = holders.find(inodes[i]);
            if (holder == holders.end())
                continue;
            const auto [process, isNew] = described.try_emplace(holder->second);
            if (isNew)
                process->second = ProcessTable::describe(holder->second);
            answer.process = process->second;
        }
        return answers;
    }

    LocalProcessLookup *m_lookup;
    LocalSockets m_sockets;
    ProcessTable m_processes;

    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_changed;
    std::deque<Question> m_waiting;
    bool m_isIdle = false; ///< waits for a question
    bool m_isStopping = false;
};

#endif

} // namespace

struct LocalProcessLookup::Private
{
#ifdef Q_OS_LINUX
    explicit Private(LocalProcessLookup *lookup)
        : looker(lookup)
    {
        // At once: Qt gives a thread an event dispatcher, and ends the process where no descriptor is left for it.
        looker.start();
    }
    Looker looker;
#else
    explicit Private(LocalProcessLookup *) {}
#endif
};

QString LocalProcess::name() const
{
    return executable.section(QLatin1Char('/'), -1);
}

LocalProcessLookup::LocalProcessLookup(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{}

LocalProcessLookup::~LocalProcessLookup() = default;

void LocalProcessLookup::ask(quint64 key, const SocketAddress &client, const SocketAddress &server)
{
#ifdef Q_OS_LINUX
    d->looker.add({key, client, server});
#else
    Q_UNUSED(client)
    Q_UNUSED(server)
    answerLater(this, {{key, {}}});
#endif
}

LocalProcess LocalProcessLookup::ofUnixPeer(int fd)
{
#ifdef Q_OS_LINUX
    ucred peer{}; // of a TCP socket: process 0
    socklen_t size = sizeof peer;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0)
        return ProcessTable::describe(peer.pid);
#else
    Q_UNUSED(fd)
#endif
    return {};
}

} // namespace argyle::net
