package dev.cutover.connector.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Remembers controls as long as the process lives. */
final class MemoryControlLog implements ControlLog {
    private final List<Control> controls = new ArrayList<>();

    @Override
    public List<Control> controls() {
        return List.copyOf(controls);
    }

    @Override
    public void append(Control control) {
        controls.add(control);
    }

    @Override
    public void close() {}
}
