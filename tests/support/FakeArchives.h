// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

namespace duopost::test {

/// The part of a service that imports and exports: remembers what it was asked for, and answers what it was
/// told.
class FakeArchives : public MailService {
public:
    using MailService::MailService;

    QFuture<ArchiveReport> importArchive(const ImportRequest &request) override
    {
        imports << request;
        return answer();
    }
    QFuture<ArchiveReport> exportArchive(const ExportRequest &request) override
    {
        exports << request;
        return answer();
    }

    QList<ImportRequest> imports;
    QList<ExportRequest> exports;
    ArchiveReport archiveReport;
    std::optional<MailError> archiveFails;

private:
    QFuture<ArchiveReport> answer() const
    {
        QPromise<ArchiveReport> promise;
        promise.start();
        if (archiveFails)
            promise.setException(std::make_exception_ptr(*archiveFails));
        else
            promise.addResult(archiveReport);
        promise.finish();
        return promise.future();
    }
};

} // namespace duopost::test
