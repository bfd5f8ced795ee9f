package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Evidence from the standard output of programs, one for each kind. Thread-safe. */
final class CommandCapture implements Capture {
    /** The largest piece of evidence, in bytes. */
    private static final int KEEP = 16 << 20;

    private final Map<String, Spec> specs;
    private final ProgramRunner runner;

    /** A program and the media type of its output. */
    record Spec(ProgramSpec program, String mediaType) {
        private static final List<String> KEYS = Stream.concat(
                        ProgramSpec.KEYS.stream(), Stream.of("media-type", "parameters"))
                .toList();

        /** By kind, in the order of the file. */
        static Map<String, Spec> readAll(SettingsReader kinds) {
            var all = new LinkedHashMap<String, Spec>();
            kinds.tables().forEach((kind, settings) -> all.put(kind, read(settings.knows(KEYS))));
            return all;
        }

        private static Spec read(SettingsReader settings) {
            return new Spec(
                    ProgramSpec.read(settings, ParameterSpec.readAll(settings), Set.of()),
                    settings.text("media-type").orElse("text/plain"));
        }
    }

    CommandCapture(Map<String, Spec> specs, ProgramRunner runner) {
        this.specs = specs;
        this.runner = runner;
    }

    @Override
    public Outcome capture(String kind, Map<String, Object> with, CallContext context) throws InterruptedException {
        Spec spec = specs.get(kind);
        if (spec == null) {
            return Outcome.failed("it cannot capture " + kind + ", only " + String.join(", ", specs.keySet()), true);
        }
        try {
            var invocation = Invocation.of(spec.program().parameters(), with)
                    .in(context.segment())
                    .under(context);
            var keeping =
                    new ProgramRunner.Keeping(context.evidence(), kind, KEEP, spec.mediaType(), context.progress());
            ProgramEnd programEnd = runner.run(spec.program(), invocation, keeping);
            if (programEnd.how() != ProgramEnd.How.EXITED) {
                return Outcome.failed(ProgramRunner.overdue(spec.program(), programEnd), true);
            }
            if (programEnd.exit() != 0) {
                return Outcome.failed(ProgramRunner.failure(spec.program(), programEnd), true);
            }
            return programEnd.out().isEmpty()
                    ? Outcome.failed("the program for " + kind + " printed nothing", true)
                    : Outcome.succeeded(kind + " captured" + (programEnd.out().isWhole() ? "" : ", not all of it"));
        } catch (NotStartedException e) {
            return Outcome.failed(kind + " was not captured: " + e.why(), true);
        }
    }
}
