package dev.cutover.model;

/** One answer to a decision, and where it leads. */
public record Choice(String say, Then then) {
    public Choice {
        say = ComposedText.of(say);
    }

    /** Where a choice leads. */
    public sealed interface Then {
        /** The run continues with the next step. */
        record Continue() implements Then {}

        /** The run continues with this step; the steps between that only this decision leads to are skipped. */
        record GoTo(StepId step) implements Then {}

        /** The run is rolled back. */
        record RollBack() implements Then {}

        /** The run ends where it is. */
        record Abort() implements Then {}
    }
}
