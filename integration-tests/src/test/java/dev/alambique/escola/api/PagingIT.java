package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingIT {
    @RegisterExtension
    static final TestApi API = new TestApi();

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @BeforeEach
    void sevenStudents() {
        List<String> names = List.of("Bia", "Ana", "Ana", "Caio", "Bia", "Zé", "Érica");
        for (int i = 0; i < names.size(); i++) {
            API.post("/alunos", json("{'nome':'" + names.get(i) + "','email':'a" + i + "@b.example'}"));
        }
    }

    /** Every page from the first on, as keys. */
    private static List<List<Integer>> pages(String path) {
        List<List<Integer>> pages = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Answer page = API.get(next);
            List<Integer> keys = new ArrayList<>();
            page.body().forEach(each -> keys.add(each.path("id").intValue()));
            pages.add(keys);
            Matcher link = NEXT.matcher(page.header("Link"));
            next = link.find() ? link.group(1) : "";
        }
        return pages;
    }

    @Test
    void goesFromPageToPageByItsLinks() {
        assertThat(pages("/alunos?limit=3")).containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
        assertThat(pages("/alunos?limit=7")).containsExactly(List.of(1, 2, 3, 4, 5, 6, 7));
        assertThat(pages("/alunos?limit=4&sort=-id")).containsExactly(List.of(7, 6, 5, 4), List.of(3, 2, 1));
    }

    @Test
    void sortsByAFieldAndThenByTheKey() {
        List<Integer> byName = pages("/alunos?limit=2&sort=nome").stream()
                .flatMap(List::stream)
                .toList();

        assertThat(byName).hasSize(7).startsWith(2, 3, 1, 5, 4);
        List<Integer> back = pages("/alunos?limit=3&sort=-nome").stream()
                .flatMap(List::stream)
                .toList();
        assertThat(back).containsExactlyElementsOf(reversed(byName));
    }

    private static List<Integer> reversed(List<Integer> list) {
        List<Integer> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void shiftsNothingWhenRowsComeAndGoBetweenPages() {
        Answer first = API.get("/alunos?limit=3");
        API.delete("/alunos/1");
        API.delete("/alunos/2");
        API.post("/alunos", json("{'nome':'Novo','email':'n@b.example'}"));
        Matcher link = NEXT.matcher(first.header("Link"));
        assertThat(link.find()).isTrue();

        assertThat(pages(link.group(1))).containsExactly(List.of(4, 5, 6), List.of(7, 8));
    }

    @Test
    void keepsFiltersAndCountsOnRequest() {
        Answer page = API.get("/alunos?nome=b&limit=1&total=true");

        assertThat(page.header("Total-Count")).isEqualTo("2");
        assertThat(page.header("Link")).contains("nome=b", "limit=1", "total=true");
        assertThat(pages("/alunos?nome=b&limit=1")).containsExactly(List.of(1), List.of(5));
        assertThat(API.get("/alunos").header("Total-Count")).isEmpty();
        assertThat(pages("/alunos?nome=%C3%89")).containsExactly(List.of(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0        | limit must be a whole number from 1 to 1000
            limit=1001     | limit must be a whole number from 1 to 1000
            limit=x        | limit must be a whole number from 1 to 1000
            sort=telefone  | sort must be one of id, nome, email, -id, -nome, -email
            total=yes      | total must be one of true, false
            after=x        | after must be what the Link of the page before says, with the same sort
            nmoe=Ana       | nmoe is not a parameter of this path
            limit=1&limit=2 | limit must not be repeated
            nome=%C3%28    | nome must have two hexadecimal digits after each percent sign, and be UTF-8
            """)
    void refusesParametersThatItDoesNotUnderstand(String query, String error) {
        Answer answer = API.get("/alunos?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).isEqualTo(error);
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        Matcher link = NEXT.matcher(API.get("/alunos?limit=1&sort=nome").header("Link"));
        assertThat(link.find()).isTrue();

        assertThat(API.get(link.group(1).replace("sort=nome", "sort=-nome")).status())
                .isEqualTo(400);
    }

    @Test
    void listsWhatBelongsToAStudentOrACourse() {
        API.post("/cursos", json("{'nome':'Cálculo','codigo':'MAT 101'}"));
        API.post("/cursos", json("{'nome':'Latim','codigo':'LAT'}"));
        for (int aluno : List.of(3, 1, 2)) {
            API.post("/matriculas", json("{'aluno_id':" + aluno + ",'curso_id':1,'data':'2026-02-01'}"));
        }

        assertThat(pages("/alunos/1/matriculas")).containsExactly(List.of(2));
        assertThat(pages("/alunos/7/matriculas")).containsExactly(List.of());
        assertThat(pages("/cursos/MAT%20101/alunos?limit=2")).containsExactly(List.of(1, 2), List.of(3));
        assertThat(pages("/cursos/MAT%20101/alunos?nome=ana&sort=-email")).containsExactly(List.of(3, 2));
        assertThat(pages("/cursos/LAT/alunos")).containsExactly(List.of());
        assertThat(API.get("/cursos/GRE/alunos").body().path("detail").asText())
                .isEqualTo("There is no curso with codigo GRE.");
        assertThat(API.get("/alunos/99/matriculas").status()).isEqualTo(404);
    }
}
