package dev.cutover.connector.sandbox;

import java.util.Map;

/** What editors show of the keys of the sandbox's settings that are tables. Immutable. */
final class SettingsWords {
    static final Map<String, String> BY_KEY = Map.ofEntries(
            Map.entry("system", "the system that has the fault"),
            Map.entry("description", "what it is for, in a few words"),
            Map.entry("parameters", "the names of the values that a step may hand over under with"),
            Map.entry("reads", "whether it changes nothing; default false"),
            Map.entry("undo", "the operation that takes it back"),
            Map.entry("takes", "how long a call takes; default 1s"),
            Map.entry("sets", "what the state of the system says afterwards, by name; default state: the operation"),
            Map.entry("fault", "what goes wrong; cutover connectors sandbox says what each does, and where"),
            Map.entry("rate", "the share of orders or calls that it strikes, such as 30 %; default all"),
            Map.entry("segment", "the traffic that it strikes, by dimension; default all"),
            Map.entry("for", "after what time it ends by itself; default never"),
            Map.entry("delay", "how late what it delays is"),
            Map.entry("every", "how often an order changes"),
            Map.entry("factor", "how many times as long everything takes"),
            Map.entry("stage", "the stage that it is about"),
            Map.entry("id", "its name in the sandbox's log; a fault that is named twice counts once"));

    private SettingsWords() {}
}
