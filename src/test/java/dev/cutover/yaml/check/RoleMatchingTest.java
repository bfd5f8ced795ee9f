package dev.cutover.yaml.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoleMatchingTest {
    @Test
    void nobodyFillsTwoRoles() {
        assertThat(RoleMatching.size(List.of(List.of("Dana"), List.of("Dana")))).isEqualTo(1);
    }

    @Test
    void whoeverCanStandAsideDoes() {
        assertThat(RoleMatching.size(List.of(List.of("Dana", "Sam"), List.of("Dana"), List.of("Sam", "Ruth"))))
                .isEqualTo(3);
    }

    @Test
    void aRoleWithoutPeopleStaysEmpty() {
        assertThat(RoleMatching.size(List.of(List.of(), List.of("Dana")))).isEqualTo(1);
    }
}
