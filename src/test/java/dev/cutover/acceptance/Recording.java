package dev.cutover.acceptance;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes the record of a run, fact by fact, as a runner would; times are of the day of {@link #START}. */
public final class Recording implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    private final OpenedRun opened;
    private Instant now = START;
    private int effects;

    private Recording(OpenedRun opened) {
        this.opened = opened;
    }

    /** Begins a run of {@code orders.yaml}, with its name, or whatever the pinned text may be. */
    public static Recording of(Home home, String run, RunFact.Pinned pinned, RunFact.Mode mode) {
        var runner = new Runner("bastion", 4711, "boot/1", "dana");
        var created = new RunFact.Created(pinned, Map.of(), START, mode, "virtual", 42, "dana", "0.1.0");
        var recording = new Recording(new RunJournals(home, runner, RecordMirroring.NONE)
                .create(new RunId(run), START.minusSeconds(1800), created));
        return recording.at("01:30:00").that(new RunFact.LeaseTaken("bastion", 4711, "dana", "run"));
    }

    /** Goes on with a run that was left. */
    public static Recording again(Home home, RunId run) {
        var runner = new Runner("bastion", 4711, "boot/1", "dana");
        var opened = new RunJournals(home, runner, RecordMirroring.NONE).open(run, START.plusSeconds(7200));
        return new Recording(opened).at("04:00:00").that(new RunFact.LeaseTaken("bastion", 4711, "dana", "resume"));
    }

    /** Another time, such as {@code 02:14:09}. */
    public Recording at(String time) {
        now = Instant.parse("2026-11-24T" + time + "Z");
        return this;
    }

    public Instant now() {
        return now;
    }

    public Recording that(Fact... facts) {
        opened.journal().append(now, "engine", List.of(facts));
        opened.journal().force();
        return this;
    }

    public Recording started(String step) {
        return that(new StepFact.Started(new StepId(step), 1));
    }

    public Recording done(String step) {
        return that(new StepFact.Succeeded(new StepId(step), 1, StepFact.How.PLAINLY, Map.of()));
    }

    /** The intent to move one key; settle it with {@link #moved}. */
    public Recording moving(String step, Segment key, int from, int to) {
        var effect = new Effect(
                step + "/" + ++effects,
                "c" + effects,
                new StepId(step),
                1,
                Effect.Direction.FORWARD,
                new SystemId("ingress"),
                new Effect.Weights("orders", List.of(new Effect.Move(key, from, to))));
        return that(new EffectFact.Intended(effect));
    }

    public Recording moved(String step, Segment key, int from, int to) {
        moving(step, key, from, to);
        return settled(step);
    }

    /** The effect that was begun last is done. */
    public Recording settled(String step) {
        return that(new EffectFact.Settled(step + "/" + effects, EffectState.DONE, "", Map.of()));
    }

    public Recording captured(String step, String name, String mediaType, byte[] content, String source) {
        String sha256 = opened.journal().keep(content);
        return that(new EvidenceFact(new StepId(step), 1, sha256, name, mediaType, content.length, source));
    }

    public Recording captured(String step, String name, String text) {
        return captured(step, name, "text/plain", text.getBytes(StandardCharsets.UTF_8), "orchestrator");
    }

    /** The runner releases the run. */
    @Override
    public void close() {
        opened.close();
    }

    /** As if the runner, a process of this machine, had been killed. */
    public static void kill(Home home, String run) throws IOException {
        var lease = home.folder(new RunId(run)).lease();
        String host = Runner.thisProcess().host();
        Files.writeString(
                lease,
                Files.readString(lease)
                        .replace("\"left\":true", "\"left\":false")
                        .replace("bastion", host));
    }
}
