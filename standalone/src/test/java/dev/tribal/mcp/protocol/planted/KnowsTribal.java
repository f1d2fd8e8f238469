package dev.tribal.mcp.protocol.planted;

import dev.tribal.contracts.ErrorRecord;

/** Breaks a rule on purpose: the protocol must know nothing of Tribal. */
class KnowsTribal {
    ErrorRecord record;
}
