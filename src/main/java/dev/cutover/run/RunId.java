package dev.cutover.run;

import org.jspecify.annotations.Nullable;

/** Names a run; ids sort by the time of their creation. */
public record RunId(String value) {
    @Override
    public String toString() {
        return value;
    }

    /** By hand, like that of a step's id: what the compiler gives a record is slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof RunId that && value.equals(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
