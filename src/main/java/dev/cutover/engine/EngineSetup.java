package dev.cutover.engine;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.effect.EvidenceStorage;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.journal.Journal;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.redaction.Redactor;
import dev.cutover.secret.Secrets;

/** Everything that an engine needs for a run. Immutable. */
public record EngineSetup(
        Runbook runbook,
        Environment environment,
        ConnectedSystems connectedSystems,
        Journal journal,
        EngineTime engineTime,
        Operator operator,
        RunListener listener,
        Secrets secrets,
        RunOptions runOptions) {

    /** Where the run's evidence goes. */
    EvidenceStorage evidenceStorage() {
        return new EvidenceStorage(secrets, Redactor.of(runbook.redaction()), journal);
    }
}
