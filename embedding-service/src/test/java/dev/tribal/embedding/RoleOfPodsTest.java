package dev.tribal.embedding;

import dev.tribal.platform.aws.WebIdentityContract;

class RoleOfPodsTest implements WebIdentityContract {}
