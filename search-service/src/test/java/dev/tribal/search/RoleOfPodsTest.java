package dev.tribal.search;

import dev.tribal.platform.aws.WebIdentityContract;

class RoleOfPodsTest implements WebIdentityContract {}
