package org.example.carpark;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Provides the car parks of one folder. Stateless and thread-safe. */
public final class CarParkProvider implements ConnectorProvider {
    private static final List<Parameter> CAR_PARK = List.of(Parameter.required("car-park", "which one"));

    static final List<Operation> OPERATIONS = List.of(
            Operation.writing("close", "No car gets in from now on")
                    .withIdempotent(true)
                    .withReadBack(true)
                    .withParameters(CAR_PARK)
                    .withUndo("open"),
            Operation.writing("open", "Cars get in again")
                    .withIdempotent(true)
                    .withReadBack(true)
                    .withParameters(CAR_PARK)
                    .withUndo("close"),
            Operation.reading("status", "Lists the closed car parks"));

    @Override
    public String type() {
        return "car-park";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        folder(with);
        return Description.of("Closes and opens car parks.")
                .withSettings(List.of(Parameter.required("folder", "where each closed car park is a file")))
                .withCapabilities(Set.of(Actions.class, Preflight.class))
                .withOperations(OPERATIONS)
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        return List.of(new Binding(new SystemId("pickup"), type(), Map.of("folder", "car-parks"), Map.of()));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        folder(SettingsReader.outlining(outline));
        return Optional.of(outline);
    }

    /** Two runs with the same folder never change it at the same time. */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        return List.of("car-park " + base.resolve(folder(SettingsReader.of(binding.with()))).normalize());
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var folder = folder(with);
        with.requireNoMistakes(binding.system());
        return new CarParks(context.base().resolve(folder));
    }

    private static String folder(SettingsReader with) {
        with.require("folder", "name the folder of the car parks");
        return with.text("folder").orElse("");
    }
}
