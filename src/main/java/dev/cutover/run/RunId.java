package dev.cutover.run;

/** Names a run; ids sort by the time of their creation. */
public record RunId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
