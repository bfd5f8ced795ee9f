package dev.cutover.engine;

import dev.cutover.engine.move.Systems;
import dev.cutover.engine.time.Time;
import dev.cutover.journal.Journal;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.secret.Secrets;

/** Everything that a run is carried out with. */
public record Setup(
        Runbook runbook,
        Environment environment,
        Systems systems,
        Journal journal,
        Time time,
        Operator operator,
        RunListener listener,
        Secrets secrets,
        Options options) {}
