package dev.cutover.report.assembly;

import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Optional;

/** What the summary says of the evidence. Immutable. */
record EvidenceLines(List<EvidenceItem> evidence) {
    EvidenceLines {
        evidence = List.copyOf(evidence);
    }

    private List<EvidenceItem> broken() {
        return evidence.stream()
                .filter(item -> item.body().trouble().isPresent())
                .toList();
    }

    /** What is added where a run has nothing else that is not as planned. */
    String except() {
        return broken().isEmpty() ? "" : " but its evidence";
    }

    /** Only if it is not all there as it was captured. */
    Optional<SummaryLine> line() {
        var broken = broken();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        String text = Counted.of(broken.size(), "piece") + " of " + evidence.size()
                + (broken.size() == 1 ? " is" : " are") + " not as captured: "
                + FirstNames.of(broken.stream().map(EvidenceLines::words).toList(), "; ");
        return Optional.of(new SummaryLine("Evidence", Clean.line(text), Tone.BAD));
    }

    private static String words(EvidenceItem item) {
        String of = item.step().isEmpty() ? item.name() : item.name() + " of " + item.step();
        return of + " " + item.body().trouble().orElse("");
    }
}
