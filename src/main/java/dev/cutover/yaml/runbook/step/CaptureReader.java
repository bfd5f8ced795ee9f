package dev.cutover.yaml.runbook.step;

import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Key;
import java.util.List;

/** Takes evidence on its own. */
final class CaptureReader {
    static final Key<List<EvidenceRequest>> EVIDENCE =
            Key.required("evidence", EvidenceReader.EVIDENCE, "What is captured.");

    static final StepKind CAPTURE =
            new StepKind("capture", "Takes evidence on its own.", List.of(EVIDENCE), tableFields -> new Work.Capture());

    private CaptureReader() {}
}
