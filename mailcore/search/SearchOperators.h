// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace duopost {

enum class SearchOperator {
    From,
    To,
    Cc,
    Subject,
    Body,
    FileName,
    Has,
    Is,
    In,
    Tag,
    Before,
    After,
    On,
    Larger,
    Smaller
};

/// By its English or German name, in any case.
std::optional<SearchOperator> searchOperator(const QString &name);

} // namespace duopost
