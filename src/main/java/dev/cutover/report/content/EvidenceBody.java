package dev.cutover.report.content;

import java.util.List;
import java.util.Optional;

/** The content of a piece of evidence, as far as a report holds it. Immutable. */
public sealed interface EvidenceBody {
    /** What happened to it since it was captured, in words that follow its name; empty if nothing did. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * The whole text.
     *
     * @param text of several lines
     */
    record Text(String text) implements EvidenceBody {}

    /**
     * The whole of a table; rows may differ in length.
     *
     * @param rows the first is its head
     */
    record Table(List<List<String>> rows) implements EvidenceBody {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A picture that cannot hold a program.
     *
     * @param mediaType as its first bytes say, whatever the record calls it: PNG, JPEG, GIF or WebP
     * @param base64 its bytes
     */
    record Image(String mediaType, String base64) implements EvidenceBody {}

    /** It is not in the report, only beside the record. */
    record Beside(String why) implements EvidenceBody {}

    /** Its file is gone. */
    record Gone(String why) implements EvidenceBody {
        @Override
        public Optional<String> trouble() {
            return Optional.of("is gone");
        }
    }

    /** Its file is not what was captured. */
    record Changed(String why) implements EvidenceBody {
        @Override
        public Optional<String> trouble() {
            return Optional.of("was changed since it was captured");
        }
    }
}
