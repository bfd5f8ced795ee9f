package dev.cutover.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The text of a runbook with one step, {@code recon}, that compares the orders of two systems. */
public final class OldAgainstNew {
    private OldAgainstNew() {}

    /**
     * The runbook.
     *
     * @param key the column by which rows are told apart
     * @param keys more lines of the step
     */
    public static String runbook(String key, String... keys) {
        return """
                cutover: 1
                runbook: books
                roles: { lead: { who: [Ines Park], may: [go, no-go, override, abort] } }
                systems: { old: { owner: web, flow: producer }, new: { owner: web, flow: consumer } }
                phases:
                  - phase: night
                    steps:
                      - reconcile: Old against new
                        id: recon
                        left: { system: old, records: orders }
                        right: { system: new, records: orders }
                        key: %s
                        second-look: 0s
                """.formatted(key)
                + Arrays.stream(keys).map(line -> " ".repeat(8) + line + "\n").collect(Collectors.joining());
    }
}
