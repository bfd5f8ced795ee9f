package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.model.Binding;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of one system of the sandbox.
 *
 * @param actions the operations of the system
 * @param faults faults of the estate that are present from the start
 * @param problems mistakes in the settings, one sentence each
 */
record SandboxSettings(
        EstateSite estateSite,
        EstateSettings estate,
        List<EstateAction> actions,
        List<Fault> faults,
        List<String> problems) {

    static final List<Parameter> PARAMETERS = List.of(
            parameter("as", "which system of the estate it is; default: the one with the same name"),
            parameter("dimensions", "how traffic is segmented, as in the runbook; default: 3 regions and 7 lanes"),
            parameter("orders-per-second", "over all segments, per second; default 300"),
            parameter("router-settles", "how long a new weight of the router takes to be in force; default 5s"),
            parameter(
                    "without",
                    "protections that its systems lack; default: none; there are " + Protection.descriptions()),
            parameter("seed", "seed of everything random; default: the run's"),
            parameter("faults", "faults present from the start: a list, each with its system, as in a scenario"));

    static SandboxSettings read(Binding binding) {
        return read(SettingsReader.of(binding.with()), binding);
    }

    static SandboxSettings read(SettingsReader settings, Binding binding) {
        String name = binding.system().value();
        var estateSite = settings.choice("as", EstateSystem.byName())
                .map(EstateSite::of)
                .orElseGet(() -> EstateSite.named(name));
        var estate = EstateSettings.read(settings);
        var operations = OperationSettings.read(settings.and("operations", binding.operations()));
        var own = List.<EstateAction>of();
        var faults = List.<Fault>of();
        try {
            var routingKeys = new RoutingKeys(estate.config(0).dimensions());
            own = new ActionCatalog(routingKeys.dimensions().keySet()).of(estateSite.kind());
            faults = faults(settings, routingKeys);
        } catch (EstateException wrong) {
            settings.mistake("", String.valueOf(wrong.getMessage()), wrong.hint());
        }
        return new SandboxSettings(estateSite, estate, operations.over(own), faults, settings.problems());
    }

    /**
     * Each fault names its system, because an environment may list faults in the defaults of all its systems. Every
     * system then has the same list; a fault of the same id counts once.
     */
    private static List<Fault> faults(SettingsReader settings, RoutingKeys routingKeys) {
        var faults = new ArrayList<Fault>();
        var list = settings.tableList("faults");
        for (int i = 0; i < list.size(); i++) {
            var fault = list.get(i).knows(FaultSettings.KEYS).require("system", "say which");
            var site = fault.text("system").map(EstateSite::named);
            String id = "from-the-beginning-" + (i + 1);
            site.flatMap(at -> FaultSettings.read(at, fault, id)
                            .within(routingKeys, fault)
                            .fault())
                    .ifPresent(faults::add);
        }
        return List.copyOf(faults);
    }

    private static Parameter parameter(String name, String description) {
        return Parameter.optional(name, description);
    }
}
