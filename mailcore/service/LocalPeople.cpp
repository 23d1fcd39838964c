// SPDX-License-Identifier: GPL-3.0-or-later
// The people that are written to.
#include "mailcore/people/PeopleFile.h"
#include "mailcore/service/LocalMailServiceJobs.h"

namespace duopost {

void LocalWriting::readPeople() const
{
    m_reading = builder().post([path = m_peopleFile] { return loadPeople(path); });
}

// In the window it is read in the background from the start on, and taken over by its first use.
PeopleBook &LocalWriting::book() const
{
    if (std::exchange(m_wasRead, true))
        return m_people;
    if (!m_reading)
        readPeople();
    try {
        m_people = m_reading->takeResult();
        m_mayWrite = true;
    } catch (const MailError &error) { // nothing is known, and the file stays as it is
        emit m_service.errorRaised({}, error);
    }
    m_reading.reset();
    return m_people;
}

QFuture<void> LocalWriting::saveBook()
{
    if (!m_mayWrite)
        return QtFuture::makeReadyFuture();
    return builder().post([path = m_peopleFile, people = m_people] { savePeople(path, people); });
}

QList<KnownPerson> LocalWriting::people(const QString &begin, int most) const
{
    return book().find(begin, most);
}

QList<KnownPerson> LocalWriting::everybody() const
{
    return book().all();
}

QFuture<int> LocalWriting::importPeople(const QByteArray &cards)
{
    const int added = book().importCards(cards);
    return saveBook().then(this, [added] { return added; });
}

QFuture<void> LocalWriting::forgetPerson(const QString &address)
{
    if (!book().forget(address))
        return failed<void>(MailError(MailError::Kind::NotFound, address));
    return saveBook();
}

} // namespace duopost
