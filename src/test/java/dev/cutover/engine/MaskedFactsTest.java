package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.testkit.Leaves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text of every fact is masked, except those listed here: a new fact must be masked or listed. */
class MaskedFactsTest {
    private static final String SECRET = "hunter2hunter2";

    /** Each with why no secret of a run gets there. */
    private static final List<String> KEPT = List.of(
            // Names of the runbook's own things, which refer to secrets by their name.
            ".*\\.(step|criterion|role|system|of|segment|key|scope)\\.values?",
            ".*\\.scope\\.(steps|also)\\.value",
            "Created\\..*",
            "Amended\\.(amendment.*|what|before|after|by)",
            "Received\\.request\\((Amend|RollBack)\\)\\.(amendment|scope).*",
            "Intended\\.effect\\..*",
            "TimerSet\\.timer\\(Unknown\\)\\.name",
            "(Requested|Explained)\\.role",
            // Keys that the engine makes.
            "(Settled|Repeated)\\.key",
            "UndoBlocked\\.effect",
            "Finished\\.about\\(OfEffect\\)\\.effect",
            "Finished\\.about\\(OfTraffic\\)\\.traffic",
            "(Settled|Received|RampsFrozen|RampsReleased)\\.id",
            "(Lapsed|Notified|Escalated)\\.question",
            "StepNote\\.note\\(Unknown\\)\\.what",
            // Put together from what is on record, and so masked already.
            "Asked\\.question\\..*",
            "StepNote\\.note\\(OtherRoutersRead\\)\\.routers\\.value",
            "WeightsRead\\.(router\\.value|drifted\\..*)",
            "GuardBreached\\.value",
            "Unchanged\\.stretches\\.last\\.note",
            // Checked against the runbook before it is recorded, whose people an amendment can change: see
            // RequestMasking.
            "(Decided\\.decision|Reported\\.report)\\.(owner|choice|question|subject|backing\\.standIn)",
            "(Decided\\.decision|Reported\\.report|Added\\.decision)\\.backing\\.report\\.insteadOf",
            "Added\\.decision\\.(owner|question|backing\\.standIn)",
            "StepNote\\.note\\(GuardOverridden(At)?\\)\\.owner",
            "(Escalated|Notified)\\.(rung|via|to\\..*)",
            "(Held|Continued|Requested|Noted)\\.by",
            // What the system and the tool say of themselves.
            "LeaseTaken\\.(host|user|why)",
            "Noted\\.user",
            "Received\\.kept\\.name",
            "LeaseTaken\\.claims\\.alongside\\.(by|user|runs\\.value)",
            "(Decided\\.decision|Reported\\.report|Added\\.decision)\\.(user|via)",
            "Received\\.speaker\\.(user|via)",
            "EvidenceFact\\.(mediaType|source|sha256)",
            "Received\\.request\\(KeepEvidence\\)\\.(mediaType|sha256)",
            // Made of names and limits of the runbook, of names of columns, and of what the engine counts.
            "Reconciled\\.result\\.(recipe|causes\\.(about|where\\.dimension|samples\\.ofRecord)|rules\\..*)",
            "Reconciled\\.result\\.(matrix\\.meaning|totals\\.name)",
            "Reconciled\\.(cut|figures\\.limit)",
            // Would not fit what was signed any more; a signed request that holds a secret is refused.
            "(Decided\\.decision|Reported\\.report|Added\\.decision)\\.backing\\.(saw|signature)",
            "Received\\.speaker\\.(saw|signature)");

    @Test
    void everyTextIsMaskedButWhatIsListed() {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of(SECRET)));
        secrets.fill(Map.of("token", "${secret:TOKEN}"));
        var kept = new TreeSet<String>();
        Leaves.of(SECRET).forEach((leaf, fact) -> {
            assertThat(fact.toString()).as(leaf).contains(SECRET);
            if (FactMasking.of(fact, secrets).toString().contains(SECRET)) {
                kept.add(leaf);
            }
        });

        assertThat(kept).as("texts that are recorded as they stand").allMatch(MaskedFactsTest::isListed);
        assertThat(KEPT)
                .as("what is listed")
                .allMatch(pattern -> kept.stream().anyMatch(leaf -> Pattern.matches(pattern, leaf)));
    }

    private static boolean isListed(String leaf) {
        return KEPT.stream().anyMatch(pattern -> Pattern.matches(pattern, leaf));
    }
}
