package dev.cutover.connector.sandbox;

import static dev.cutover.connector.sandbox.Action.read;
import static dev.cutover.connector.sandbox.Action.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that can be asked of the systems, as data. Immutable. */
final class Actions {
    private final Segments segments;
    private final List<Action> all;

    Actions(Segments segments) {
        this.segments = segments;
        var where = segments.dimensions().keySet().stream()
                .map(dimension -> new Action.Parameter(dimension, "only there; everywhere when left out", true))
                .toList();
        var list = new ArrayList<Action>();
        for (Side side : Side.values()) {
            list.addAll(ofPlatform(side.platform(), where));
        }
        list.addAll(ofOthers(where));
        for (EstateSystem system : EstateSystem.values()) {
            list.add(read(system, "status", "how it stands").with(system.isPlatform() ? where : List.of()));
        }
        this.all = List.copyOf(list);
    }

    List<Action> all() {
        return all;
    }

    /** @throws EstateException if the system has no such action, or an argument is not known */
    Action find(EstateSystem system, String name, Map<String, String> arguments) {
        var ofSystem = all.stream().filter(action -> action.system() == system).toList();
        var found = ofSystem.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "action of " + system,
                        name,
                        ofSystem.stream().map(Action::name).toList()));
        arguments.forEach((argument, value) -> check(found, argument, value));
        return found;
    }

    private void check(Action action, String argument, String value) {
        var parameter = action.parameters().stream()
                .filter(candidate -> candidate.name().equals(argument))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "argument of " + action.call(),
                        argument,
                        action.parameters().stream().map(Action.Parameter::name).toList()));
        if (parameter.isDimension()) {
            segments.check(Map.of(argument, value));
        }
    }

    private static List<Action> ofPlatform(EstateSystem platform, List<Action.Parameter> where) {
        return List.of(
                write(platform, "open-intake", "take orders", 3).with(where).undoneBy("close-intake"),
                write(platform, "close-intake", "take no more orders; what arrives is parked", 3)
                        .with(where)
                        .undoneBy("open-intake"),
                read(platform, "smoke-test", "whether an order would be served now")
                        .with(where));
    }

    private static List<Action> ofOthers(List<Action.Parameter> where) {
        var services = List.of(
                new Action.Parameter("services", "names separated by commas; every service when left out", false));
        return List.of(
                write(EstateSystem.RELEASES, "freeze", "let no new version out", 2)
                        .with(services)
                        .undoneBy("unfreeze"),
                write(EstateSystem.RELEASES, "unfreeze", "let new versions out again", 2)
                        .with(services)
                        .undoneBy("freeze"),
                write(EstateSystem.ORCHESTRATOR, "enable-dual-write", "write each order to both platforms", 5)
                        .undoneBy("disable-dual-write"),
                write(EstateSystem.ORCHESTRATOR, "disable-dual-write", "write each order to one platform", 5)
                        .undoneBy("enable-dual-write"),
                write(EstateSystem.CACHES, "warm", "read ahead what orders will need", 30)
                        .undoneBy("clear"),
                write(EstateSystem.CACHES, "clear", "forget what was read ahead", 1)
                        .undoneBy("warm"),
                write(EstateSystem.NOTIFICATIONS, "pause", "hold messages to customers back", 1)
                        .undoneBy("resume"),
                write(EstateSystem.NOTIFICATIONS, "resume", "send messages again, held ones first", 1)
                        .undoneBy("pause"),
                write(EstateSystem.PAYMENTS, "hold-captures", "authorise, but capture nothing", 2)
                        .undoneBy("release-captures"),
                write(EstateSystem.PAYMENTS, "release-captures", "capture again, held ones first", 2)
                        .undoneBy("hold-captures"),
                write(EstateSystem.INVENTORY, "snapshot", "keep a copy of what is in stock and reserved", 20),
                write(EstateSystem.LABELS, "reissue", "print the labels of the last hour that did not print", 15)
                        .with(where));
    }
}
