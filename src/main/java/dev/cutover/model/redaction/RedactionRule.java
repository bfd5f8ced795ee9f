package dev.cutover.model.redaction;

import java.util.List;

/** One rule of a runbook's {@code redact}. Immutable. */
public sealed interface RedactionRule permits PersonalData, RedactedColumns {

    /** What it redacts, as markers and counts name it: {@code email}, or the names of the columns. */
    List<String> names();
}
