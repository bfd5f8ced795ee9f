package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks whether the programs that a run needs exist, and runs the operator's own check. Starts no other program.
 * Thread-safe.
 */
final class CommandPreflight implements Preflight {
    private final CommandSettings settings;
    private final ProgramRunner runner;
    private final RunClock clock;

    CommandPreflight(CommandSettings settings, ProgramRunner runner, RunClock clock) {
        this.settings = settings;
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public List<Found> look(Purpose purpose) throws InterruptedException {
        var found = new ArrayList<>(programs(purpose));
        var check = settings.check();
        if (check.isPresent()) {
            found.addAll(new CheckProgram(check.orElseThrow(), runner, clock).ask(purpose));
        } else {
            Stream.of(Aspect.REACHABLE, Aspect.CREDENTIALS, Aspect.PERMISSIONS)
                    .map(aspect -> Found.cannotTell(aspect, "unknown without a `check` program in its settings"))
                    .forEach(found::add);
        }
        return found;
    }

    private List<Found> programs(Purpose purpose) {
        var wrong = new ArrayList<Found>();
        var needed = needed(purpose);
        needed.forEach((what, program) -> {
            try {
                runner.require(program);
            } catch (NotStartedException e) {
                wrong.add(Found.failed(Aspect.OPERATIONS, what + ": " + e.why()));
            }
        });
        if (wrong.isEmpty() && !needed.isEmpty()) {
            return List.of(Found.ok(
                    Aspect.OPERATIONS,
                    needed.size() == 1
                            ? "its program can be started"
                            : "its " + needed.size() + " programs can be started"));
        }
        return wrong;
    }

    private Map<String, ProgramSpec> needed(Purpose purpose) {
        var needed = new LinkedHashMap<String, ProgramSpec>();
        settings.operations().forEach((name, operation) -> {
            if (purpose.operations().contains(name)) {
                needed.put(name, operation.program());
                operation.readBack().ifPresent(back -> needed.put(name + ", read back", back.program()));
            }
        });
        var wanted = purpose.capabilities();
        settings.router().filter(router -> wanted.contains(TrafficRouter.class)).ifPresent(router -> {
            needed.put("router, read", router.read());
            needed.put("router, " + router.how().key(), router.set());
        });
        settings.metrics()
                .filter(metrics -> wanted.contains(Metrics.class))
                .ifPresent(metrics -> needed.put("metrics", metrics.program()));
        settings.messages()
                .filter(messages -> wanted.contains(Messages.class))
                .ifPresent(messages -> needed.put("messages", messages.program()));
        if (wanted.contains(Capture.class)) {
            settings.captures().forEach((kind, capture) -> needed.put("capture of " + kind, capture.program()));
        }
        return needed;
    }
}
