package dev.cutover.connector.command;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of one system in the environment file. */
record CommandSettings(
        ProgramEnvironment programEnvironment,
        Map<String, OperationSpec> operations,
        Optional<RouterSpec> router,
        Optional<CommandMetrics.Spec> metrics,
        Map<String, CommandCapture.Spec> captures,
        Optional<CommandMessages.Spec> messages,
        Optional<ProgramSpec> check) {
    private static final List<String> OWN_KEYS = List.of("router", "metrics", "capture", "messages", "check");
    private static final List<String> KEYS =
            Stream.concat(ProgramEnvironment.KEYS.stream(), OWN_KEYS.stream()).toList();

    /** The parameters under {@code with}, as they are documented. */
    static final List<Parameter> DESCRIBED = Stream.concat(
                    ProgramEnvironment.DESCRIBED.stream(),
                    Stream.of(
                            Parameter.optional(
                                    "router", "programs that read and set weights, each share with its unit"),
                            Parameter.optional(
                                    "router.read",
                                    "prints the share in force: `5 %`, or a bare number in router.unit:"
                                            + " {argv: [bin/read, \"{segment.region}\"]}"),
                            Parameter.optional(
                                    "router.set",
                                    "sets a share, {percent} (5, 0.5) or {basis-points} (500, 50), also as CUTOVER_PERCENT"
                                            + " and CUTOVER_BASIS_POINTS; {expected} is the share before, in the same"
                                            + " unit, empty for any; a code of `conflict: [4]` says that it was another"),
                            Parameter.optional(
                                    "router.apply",
                                    "instead of set: also prints the shares before and after in one line, `0 % 5 %`"),
                            Parameter.optional(
                                    "router.unit",
                                    "what a bare number that they print means: percent (5), fraction (0.05) or"
                                            + " basis-points (500); without it, a bare number is no weight"),
                            Parameter.optional(
                                    "router.granularity",
                                    "the smallest step of a share, in basis points: 100 for whole percents; default 1"),
                            Parameter.optional(
                                    "router.settles",
                                    "how long a new share may take to be in force; default: it is in force at once"),
                            Parameter.optional(
                                    "metrics",
                                    "a program that prints a value and its samples, `17 1200`, a share as `99.5 % 1200`, or"
                                            + " `no-data` and why: {argv: [bin/measure, \"{query}\", \"{window}\"]}"),
                            Parameter.optional(
                                    "metrics.unit",
                                    "what a bare number means where the threshold is a percentage: percent (99.5) or"
                                            + " fraction (0.995); without it, it is no data"),
                            Parameter.optional("capture", "programs that print evidence, by kind: {log: {argv}}"),
                            Parameter.optional(
                                    "messages",
                                    "a program that sends the text on its standard input: {argv: [bin/tell, \"{to}\"]}"),
                            Parameter.optional(
                                    "check",
                                    "a program that changes nothing and reports whether the system is ready: {argv}")))
            .toList();

    /** Reads all settings; the settings readers collect the mistakes. */
    static CommandSettings read(SettingsReader with, SettingsReader operations) {
        return new CommandSettings(
                ProgramEnvironment.read(with.knows(KEYS)),
                OperationSpec.readAll(operations),
                with.table("router").map(RouterSpec::read),
                with.table("metrics").map(CommandMetrics.Spec::read),
                with.table("capture").map(CommandCapture.Spec::readAll).orElse(Map.of()),
                with.table("messages").map(CommandMessages.Spec::read),
                with.table("check").map(CheckProgram::read));
    }

    /** All programs, by the paths of their settings. */
    Map<String, ProgramSpec> programs() {
        var programs = new LinkedHashMap<String, ProgramSpec>();
        operations.forEach((name, operation) -> {
            programs.put("operations." + name, operation.program());
            operation.readBack().ifPresent(back -> programs.put("operations." + name + ".read-back", back.program()));
        });
        router.ifPresent(spec -> {
            programs.put("router.read", spec.read());
            programs.put("router." + spec.how().key(), spec.set());
        });
        metrics.ifPresent(spec -> programs.put("metrics", spec.program()));
        captures.forEach((kind, spec) -> programs.put("capture." + kind, spec.program()));
        messages.ifPresent(spec -> programs.put("messages", spec.program()));
        return programs;
    }

    /** The capability interfaces of a connector with these settings. */
    Set<Class<?>> capabilities() {
        var capabilities = new LinkedHashSet<Class<?>>();
        if (!operations.isEmpty()) {
            capabilities.add(Actions.class);
        }
        router.ifPresent(spec -> capabilities.add(TrafficRouter.class));
        metrics.ifPresent(spec -> capabilities.add(Metrics.class));
        messages.ifPresent(spec -> capabilities.add(Messages.class));
        if (!captures.isEmpty()) {
            capabilities.add(Capture.class);
        }
        if (!capabilities.isEmpty() || check.isPresent()) {
            capabilities.add(Preflight.class);
        }
        return capabilities;
    }
}
