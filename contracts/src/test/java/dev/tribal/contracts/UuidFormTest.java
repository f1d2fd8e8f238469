package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidFormTest {
    private static final UUID ID = UUID.fromString("0a1b2c3d-0000-4000-8000-00000000000f");

    @ParameterizedTest
    @ValueSource(strings = {"0a1b2c3d-0000-4000-8000-00000000000f", "0A1B2C3D-0000-4000-8000-00000000000F"})
    void idIsReadInEitherCase(String text) {
        assertThat(UuidForm.parse(text)).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-2-3-4-5", "0a1b2c3d-0000-4000-8000-00000000000f ", "0a1b2c3d000040008000000000000f"})
    void otherFormsAreNoIds(String text) {
        assertThat(UuidForm.parse(text)).isEmpty();
    }

    @Test
    void idIsFoundInTheAddressOfAPage() {
        assertThat(UuidForm.find("https://tribal.example.com/ui/errors/" + ID + "?done=changed"))
                .contains(ID);
        assertThat(UuidForm.find("https://tribal.example.com/ui/errors")).isEmpty();
    }
}
