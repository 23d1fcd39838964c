// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/Keeper.h"

#include "ui/words/Futures.h"

namespace duopost {

Keeper::Keeper(Writing *writing, std::function<Composition()> what, QObject *parent)
    : QObject(parent), m_writing(writing), m_what(std::move(what))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Keeper::begin);
}

void Keeper::touch()
{
    m_changed = true;
    if (!m_stopped && !m_keeping && !m_soon.isActive())
        m_soon.start(m_kept ? laterMs : firstMs);
}

void Keeper::now()
{
    if (!m_changed)
        return;
    if (m_keeping)
        m_again = true;
    else
        begin();
}

void Keeper::stop()
{
    m_stopped = true;
    m_soon.stop();
}

void Keeper::resume()
{
    m_stopped = false;
    touch(); // what was kept may be gone already
}

void Keeper::begin()
{
    m_soon.stop();
    if (m_stopped || !m_writing)
        return;
    m_keeping = true;
    m_changed = false;
    const auto ended = [this](bool well) {
        m_keeping = false;
        if (well)
            m_kept = true;
        else
            m_changed = true;
        if (std::exchange(m_again, false))
            now();
        else if (m_changed)
            touch();
    };
    whenFinished(
        m_writing->keep(m_what()), this,
        [this, ended] {
            emit kept(QDateTime::currentDateTime());
            ended(true);
        },
        [this, ended](const MailError &error) {
            emit failed(error);
            ended(false);
        });
}

} // namespace duopost
