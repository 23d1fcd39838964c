// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/ImagesWithoutProfile.h"

#include "mailcore/remote/PublicAddress.h"
#include "mailcore/remote/RemoteImageLoader.h"

namespace duopost {

std::unique_ptr<RemoteImages> imagesWithoutProfile()
{
    return std::make_unique<RemoteImageLoader>(QString(), ImageFetch::Rules{.mayAsk = isPublicAddress});
}

} // namespace duopost
