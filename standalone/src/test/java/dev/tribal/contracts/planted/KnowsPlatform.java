package dev.tribal.contracts.planted;

import dev.tribal.platform.PlatformConfiguration;

/** Breaks a rule on purpose: contracts must depend on nothing of ours. */
class KnowsPlatform {
    PlatformConfiguration platform;
}
