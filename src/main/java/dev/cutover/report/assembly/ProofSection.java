package dev.cutover.report.assembly;

import dev.cutover.report.content.RecordProof;
import dev.cutover.text.Clean;
import java.util.List;

/** How the record is checked. */
final class ProofSection {
    /** The lines that README gives for a check without this tool. */
    private static final List<String> SHELL = List.of(
            "p=$(printf '%064d' 0)",
            "while read -r h e; do",
            "  [ \"$(printf '%s%s' \"$p\" \"$e\" | sha256sum)\" = \"$h  -\" ] || { echo \"broken after $p\"; exit 1; }",
            "  p=$h",
            "done < events.log && echo \"whole up to $p\"");

    private final ReportSource source;

    ProofSection(ReportSource source) {
        this.source = source;
    }

    RecordProof proof() {
        String run = source.recordedRun().run().value();
        String head = source.recordedRun().head();
        return new RecordProof(
                head,
                source.events().size(),
                "runs/" + run + "/events.log",
                "cutover verify " + run + " --expect-head " + head,
                SHELL,
                source.recordedRun().trouble().map(Clean::line).orElse(""));
    }
}
