package dev.cutover.yaml.runbook.step;

import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.WordShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something to be captured. */
final class EvidenceReader {
    private static final List<String> KINDS = List.of("metrics", "records", "log", "screenshot", "output");

    private static final Key<String> CAPTURE = Key.required("capture", words(), "What is captured.");
    private static final Key<SystemId> SYSTEM =
            Key.optional("system", NameReferences.SYSTEM, "The system that it is taken from.");

    static final ListOf<EvidenceRequest> EVIDENCE = ListOf.some(
            TableShape.of(
                            "evidence",
                            "Something to be captured once the step is done; further keys are for the connector.",
                            List.of(CAPTURE, SYSTEM),
                            tableFields -> new EvidenceRequest(
                                    tableFields.get(CAPTURE), tableFields.maybe(SYSTEM), tableFields.rest()))
                    .what("the keys of a piece of evidence")
                    .open(),
            "a list of evidence such as { capture: metrics, system: … }");

    private EvidenceReader() {}

    private static WordShape<String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        KINDS.forEach(kind -> words.put(kind, kind));
        return new WordShape<>(words);
    }
}
