package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.command.OrderVerb;
import dev.cutover.connector.sandbox.estate.control.FileControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A fixed script of commands for single orders, each at a fixed instant and under a key of its own. Whoever plays it
 * begins at the beginning, whatever was done before. As a program it does one command for each byte that it reads, and
 * answers with one for each; it is made to be killed.
 */
final class CommandScript {
    private static final List<OrderVerb> VERBS = List.of(OrderVerb.values());
    private static final Duration PACE = Duration.ofSeconds(2);

    private CommandScript() {}

    /** Plays the script: the folder of the estate, and the number of commands. */
    public static void main(String[] arguments) throws IOException {
        try (var estate = open(Path.of(arguments[0]))) {
            var scene = new Scene(estate);
            var answers = new FileOutputStream(FileDescriptor.out);
            for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
                if (isDone(scene, number)) {
                    continue;
                }
                if (System.in.read() < 0) {
                    return;
                }
                command(scene, number);
                answers.write('.');
            }
        }
    }

    static Estate open(Path folder) {
        var retail = EstateConfig.retail(42);
        var small = new EstateConfig(retail.seed(), retail.dimensions(), 20);
        return Estate.open(small, FileControlLog.open(folder.resolve("estate.log")), Scene.START);
    }

    /** Whether a command of the script needs no repetition: its receipt is there. */
    static boolean isDone(Scene scene, int number) {
        return Scene.receipt(scene, system(number), key(number)).isPresent();
    }

    static void command(Scene scene, int number) {
        scene.estate.advanceTo(Scene.START.plus(PACE.multipliedBy(number)));
        scene.tell(system(number), verb(number).toString(), Map.of("orders", order(number)), key(number));
    }

    static String order(int number) {
        return Scene.order(1 + new Random(number / 3).nextInt(90));
    }

    private static OrderVerb verb(int number) {
        return VERBS.get(new Random(~number).nextInt(VERBS.size()));
    }

    private static EstateSystem system(int number) {
        var able = Arrays.stream(EstateSystem.values())
                .filter(verb(number)::isAskedOf)
                .toList();
        return able.get(number % able.size());
    }

    private static String key(int number) {
        return "run/step-" + number;
    }
}
