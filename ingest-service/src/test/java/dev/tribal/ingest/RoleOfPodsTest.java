package dev.tribal.ingest;

import dev.tribal.platform.aws.WebIdentityContract;

class RoleOfPodsTest implements WebIdentityContract {}
