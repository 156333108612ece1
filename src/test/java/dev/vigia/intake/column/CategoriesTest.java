package dev.vigia.intake.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = { "Default Category/Casa,Default Category/Casa/Cocina = Casa > Cocina",
            "Casa > Cocina, Ofertas = Casa > Cocina", "Ofertas, Casa > Cocina = Casa > Cocina", "Casa = Casa",
            "Casa, Moda = Casa", "Cama/Mesa > Baño = Cama/Mesa > Baño", "Default Category = ''", "' , ' = ''" })
    void the_deepest_one_is_meant(String cell, String path) {
        assertThat(Categories.deepest(cell)).isEqualTo(path);
    }
}
