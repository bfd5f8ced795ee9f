package dev.cutover.connector.sandbox.estate.control;

import java.util.ArrayList;
import java.util.List;

/** Remembers controls as long as the process lives. */
public final class MemoryControlLog implements ControlLog {
    private final List<EstateControl> controls = new ArrayList<>();

    @Override
    public List<EstateControl> controls() {
        return List.copyOf(controls);
    }

    @Override
    public void append(EstateControl estateControl) {
        controls.add(estateControl);
    }

    @Override
    public void close() {}
}
