package dev.cutover.run;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run claims from here on, in place of what it claimed before: no other run may change it until this one has
 * ended. After the end of the run they prepare a rollback.
 *
 * @param all in a stable order
 * @param alongside why it goes on beside other runs that claim the same; empty if nobody decided so
 */
public record Claims(List<Claim> all, Optional<Alongside> alongside) {
    public Claims {
        all = List.copyOf(all);
    }

    /** The same with every text of people and files passed through the mask. */
    public Claims masked(UnaryOperator<String> mask) {
        return new Claims(
                all.stream()
                        .map(claim -> new Claim(claim.system(), mask.apply(claim.reaches())))
                        .toList(),
                alongside.map(decision ->
                        new Alongside(decision.runs(), decision.by(), decision.user(), mask.apply(decision.reason()))));
    }
}
