package dev.cutover.run.fact;

/**
 * An event that was not possible in the state of the run.
 *
 * @param why in plain words
 */
public record Complaint(Event event, String why) {
    @Override
    public String toString() {
        return "event " + event.seq()
                + event.fact()
                        .ofStep()
                        .filter(step -> !step.value().isEmpty())
                        .map(step -> " of step '" + step + "'")
                        .orElse("")
                + " cannot have happened: " + why;
    }
}
