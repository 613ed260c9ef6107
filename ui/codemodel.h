// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QAbstractTableModel>

#include <vector>

namespace argyle::ui {

/// Every reply code, a row each: SOCKS5's, Tor's extensions to them, SOCKS4's; and how often each was sent since Argyle
/// started.
class CodeModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CodeColumn, NameColumn, ProtocolColumn, CountColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    explicit CodeModel(QObject *parent = nullptr);

    void setCounters(const observe::Counters &counters);

    quint8 code(int row) const { return m_rows[std::size_t(row)]->code; }
    const socks::CodeText &text(int row) const { return *m_rows[std::size_t(row)]; }
    /// How often the code was sent, by the port's address; ports that never sent it are not there.
    QList<std::pair<QString, quint64>> countsByPort(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString protocolOf(int row) const;
    QString shown(int row, int column) const;

    std::vector<const socks::CodeText *> m_rows;
    std::size_t m_socks4Begins; ///< the first row of SOCKS4
    observe::Counters m_counters;
    QHash<quint8, quint64> m_counts; ///< of all ports together
};

} // namespace argyle::ui
