package dev.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.Books;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {
    private static final RoleId GUEST = new RoleId("guest");
    private static final Role LEAD =
            new Role(Books.LEAD, List.of("Ines", "Dana"), "", Set.of(Permission.GO), List.of("Sam"));

    private final Authority authority = Authority.of(
            Books.with(Books.of(List.of()), Conduct.PLAIN, LEAD, new Role(GUEST, List.of("Lee"), "", Set.of())));

    @Test
    void aPersonHasWhatOneOfTheirRolesHas() {
        assertThat(authority.as("Dana", Permission.ROLLBACK)).contains(Books.COMMANDER);
        assertThat(authority.as("Ines", Permission.ROLLBACK)).isEmpty();
        assertThat(authority.as("Ines", Permission.GO)).contains(Books.LEAD);
        assertThat(authority.as("Mallory", Permission.GO)).isEmpty();
    }

    @Test
    void aDeputyIsAPersonOfTheRunbookWithoutThePermissionsOfTheRole() {
        assertThat(authority.people()).containsExactly("Dana", "Ines", "Sam", "Lee");
        assertThat(authority.peopleOrDeputies(Books.LEAD)).containsExactly("Ines", "Dana", "Sam");
        assertThat(authority.isOf("Sam", Books.LEAD)).isFalse();
        assertThat(authority.as("Sam", Permission.GO)).isEmpty();
        assertThat(authority.mayContinue("Sam")).isFalse();
    }

    @Test
    void whoLetsAHeldRunGoOnHasSomePermission() {
        assertThat(authority.mayContinue("Ines")).isTrue();
        assertThat(authority.mayContinue("Lee")).isFalse();
        assertThat(authority.mayContinue("")).isFalse();
    }

    @Test
    void thoseWhoMayAreNamedOnce() {
        assertThat(authority.rolesWith(Permission.GO)).containsExactly(Books.COMMANDER, Books.LEAD);
        assertThat(authority.peopleWith(Permission.GO)).containsExactly("Dana", "Ines");
        assertThat(authority.peopleWith(Permission.ROLLBACK)).containsExactly("Dana");
    }

    @Test
    void aRoleThatIsNotThereMayNothing() {
        assertThat(authority.may(new RoleId("none"), Permission.GO)).isFalse();
        assertThat(authority.people(new RoleId("none"))).isEmpty();
    }
}
