/* Invented people, dates of January 2026. */
#include "sheet_samples.h"

#include "base/day.h"

#include <stdio.h>
#include <string.h>

#define AS_OF 1768238400 /* 2026-01-12, 18.20 in Warsaw */

const struct sheet_issue sample_issue = {
    .number = "LO/4/2026",
    .digest = "7F3A-91C2-0B5E",
    .chain = "0004 2218",
    .code = "OBD1:LO/4/2026:20260112T172000Z:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:"
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFG",
};

static const char *const surnames[] = {
    "Adamczyk-Leśniewska", "Bąk",     "Ćwik",    "Dąbrowa", "Gołąb",   "Kowalenko",
    "Łabędź",              "Mróz",    "Nowicka", "Śliwa",   "Źrebiec", "Żuraw",
    "Wzorcowski",          "Przykład", "Sroka",
};
static const char *const given[] = {
    "Żaneta", "Roman", "Łucja", "Marek", "Teresa", "Oksana", "Grzegorz",
    "Wiesław", "Halina", "Zdzisław", "Krystyna", "Eugeniusz", "Maria Anna",
};

static void write_name(size_t index, char name[96])
{
    static const char *const special[] = {
        [3] = "Wzorcowska-Przykładowiczówna Aleksandra Wołodymyra Bogumiła",
        [5] = "Коваленко Оксана Володимирівна",
    };
    if (index < sizeof special / sizeof *special && special[index])
        snprintf(name, 96, "%s", special[index]);
    else
        snprintf(name, 96, "%s %s %zu", surnames[index % 15], given[index % 13], index + 1);
}

static void head(struct sheet *sheet, const char *title, const char *subtitle)
{
    sheet_head(sheet, "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
               "Klub Integracji Społecznej", "ul. Klonowa 1A, 00-000 Przykładów");
    sheet_title(sheet, title, subtitle);
    sheet->as_of_at = AS_OF;
}

static void list_rows(struct sheet *sheet, size_t rows)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER, .width_mm = 9},
        {.head = "Nazwisko i imię"},
        {.head = "Wejście", .width_mm = 16},
        {.head = "Obecność", .width_mm = 34},
        {.head = "Źródło", .width_mm = 23, .is_quiet = true},
        {.head = "Podpis", .width_mm = 35},
    };
    struct sheet_table *table = sheet_table(sheet, "", columns, 6);
    table->is_for_signing = true;
    for (size_t i = 0; i < rows; i++) {
        char name[96];
        write_name(i, name);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, (int64_t)i + 1);
        sheet_cell_name(sheet, name);
        sheet_cell(sheet, i % 7 == 4 ? "–" : "15.21");
        sheet_cell(sheet, i % 7 == 4 ? "usprawiedliwiona" : i % 5 ? "obecność" : "spóźnienie 22 min");
        if (i % 9 == 8)
            sheet_cell_detail(sheet, "spoza spisu, wyjście 17.00");
        sheet_cell(sheet, i % 7 == 4 ? "" : i % 3 ? "karta" : "wpis pracownika");
    }
}

void sample_list(struct sheet *sheet, size_t rows)
{
    head(sheet, "Lista obecności", "Spotkanie informacyjno-edukacyjne · G1-2026-01-12");
    sheet_reference(sheet, "Lista nr 2026/G1/004");
    sheet_field_strong(sheet, "Data", "poniedziałek, 12 stycznia 2026 r.");
    sheet_field(sheet, "Program", "Gminny Program Profilaktyki");
    sheet_field(sheet, "Godziny", "15.30–18.00 (od 15.32)");
    sheet_field(sheet, "Czas", "150 min (2 godz. 30 min zegarowe)");
    sheet_field(sheet, "Miejsce", "sala 2");
    sheet_field(sheet, "Prowadzący", "Anna Przykładowa, Jan Wzorcowy");
    list_rows(sheet, rows);
    sheet_sum_number(sheet, (int64_t)rows, "w spisie");
    sheet_sum_number(sheet, 10, "obecności");
    sheet_sum_number(sheet, 1, "usprawiedliwiona");
    sheet_sum_number(sheet, 1, "nieobecność");
    sheet_sum(sheet, "", "osób policzonych na sali");
    sheet_signature(sheet, "podpis prowadzącej(-ego), data");
    sheet_signature(sheet, "sprawdził(a), data");
}

static void annex(struct sheet *sheet)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER, .width_mm = 9},
        {.head = "Data", .value = SHEET_DAY},
        {.head = "Godziny"},
        {.head = "Czas (min)", .value = SHEET_NUMBER},
    };
    sheet_new_page(sheet);
    sheet_heading(sheet, "Załącznik: daty zajęć");
    sheet_table(sheet, "", columns, 4);
    for (int i = 0; i < 24; i++) {
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_number(sheet, i + 1);
        sheet_cell_day(sheet, day_of(2025, 9, 1) + 7 * i);
        sheet_cell(sheet, "15.30–18.00");
        sheet_cell_number(sheet, 150);
    }
    sheet_row(sheet, SHEET_ROW_SUM);
    sheet_cell(sheet, "");
    sheet_cell(sheet, "Razem");
    sheet_cell(sheet, "");
    sheet_cell_number(sheet, 24 * 150);
}

void sample_certificate(struct sheet *sheet)
{
    static const char svg[] =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 240 60'><rect width='80' height='60' "
        "fill='#036'/><circle cx='40' cy='30' r='16' fill='#fc0'/><path d='M100 10h130v8H100zM100 "
        "26h90v8h-90zM100 42h110v8H100z' fill='#444'/></svg>";
    head(sheet, "Zaświadczenie o uczestnictwie", NULL);
    sheet_logo(sheet, "Fundusze Europejskie", "svg", svg, strlen(svg), "00");
    sheet_logo(sheet, "Dofinansowane przez Unię Europejską", "svg", svg, strlen(svg), "00");
    sheet_logo(sheet, "Samorząd województwa", "svg", svg, strlen(svg), "00");
    sheet_place(sheet, "Przykładów, 12 stycznia 2026 r.");
    sheet_paragraph_name(sheet, SHEET_LEAD,
                         "Zaświadcza się udział Pani %s w zajęciach reintegracji społecznej w Klubie "
                         "Integracji Społecznej w okresie od 1 września 2025 r. do 12 stycznia 2026 r.: "
                         "24 z 26 spotkań zaplanowanych i odbytych, łącznie 3600 min (60 godz. zegarowych).",
                         "Aleksandry Wzorcowskiej-Przykładowiczówny");
    sheet_paragraph(sheet, SHEET_PLAIN,
                    "Zaświadczenie wydaje się na wniosek osoby zainteresowanej w celu przedłożenia "
                    "w Powiatowym Urzędzie Pracy w Przykładowie. Nie zawiera ono opinii ani ocen.");
    sheet_paragraph(sheet, SHEET_NOTE,
                    "Liczą się tylko spotkania zatwierdzone w dzienniku; 2 spotkania czekają na "
                    "zatwierdzenie i nie są tu policzone.");
    sheet_signature(sheet, "podpis osoby upoważnionej");
    annex(sheet);
}

static void register_row(struct sheet *sheet, size_t person, size_t days)
{
    static const char *const marks[] = {"•", "•", "•", "S", "•", "U", "•", "–", "•", "N", ""};
    char name[96];
    write_name(person, name);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, (int64_t)person + 1);
    sheet_cell_name(sheet, name);
    for (size_t i = 0; i < days; i++)
        sheet_cell(sheet, marks[(person * 7 + i * 3) % 11]);
    sheet_cell_number(sheet, (int64_t)(days - person % 5));
    sheet_cell_number(sheet, (int64_t)(days * 150));
}

void sample_register(struct sheet *sheet, size_t people, size_t days)
{
    enum { MOST = 80 };
    struct sheet_column_entry columns[MOST] = {
        {.head = "Lp.", .value = SHEET_NUMBER, .width_mm = 8},
        {.head = "Nazwisko i imię"},
    };
    char heads[MOST][12];
    head(sheet, "Rejestr miesięczny", "Spotkania informacyjno-edukacyjne, styczeń 2026");
    sheet->is_landscape = true;
    for (size_t i = 0; i < days; i++) {
        snprintf(heads[i], sizeof heads[i], "%02zu.01", i % 31 + 1);
        columns[2 + i] = (struct sheet_column_entry){.head = heads[i], .value = SHEET_MARK};
    }
    columns[2 + days] = (struct sheet_column_entry){.head = "Obecn.", .value = SHEET_NUMBER};
    columns[3 + days] = (struct sheet_column_entry){.head = "Min", .value = SHEET_NUMBER};
    struct sheet_table *table = sheet_table(sheet, "", columns, days + 4);
    table->is_dense = true;
    for (size_t i = 0; i < people; i++)
        register_row(sheet, i, days);
    sheet_paragraph(sheet, SHEET_NOTE,
                    "• obecność, S spóźnienie, U nieobecność usprawiedliwiona, N nieobecność, – nie "
                    "dotyczy (zajęcia się nie odbyły albo przed zapisem). Puste pole: brak wpisu.");
    sheet_signature(sheet, "sporządził(a), data");
    sheet_signature(sheet, "sprawdził(a), data");
}

static void report_table(struct sheet *sheet)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Wskaźnik"},
        {.head = "Jednostka", .is_quiet = true},
        {.head = "I półrocze 2025", .value = SHEET_NUMBER},
        {.head = "II półrocze 2025", .value = SHEET_NUMBER},
        {.head = "I półrocze 2026", .value = SHEET_NUMBER},
    };
    static const struct {
        const char *name, *unit;
        int values[3];
    } rows[] = {
        {"Zajęcia grupowe", NULL, {0}},
        {"Spotkania odbyte", "spotkania", {25, 26, 24}},
        {"Spotkania odwołane, w tym z powodu choroby prowadzącej(-ego)", "spotkania", {1, 0, 2}},
        {"Interwencje", NULL, {0}},
        {"Interwencje z powodu przemocy", "interwencje", {66, 72, 58}},
        {"Środowiska objęte interwencją", "środowiska", {37, 39, 30}},
    };
    sheet_table(sheet, "Porównanie półroczy", columns, 5);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sheet_row(sheet, rows[i].unit ? SHEET_ROW : SHEET_ROW_GROUP);
        sheet_cell(sheet, rows[i].name);
        for (int k = 0; rows[i].unit && k < 4; k++) {
            if (k == 0)
                sheet_cell(sheet, rows[i].unit);
            else
                sheet_cell_number(sheet, rows[i].values[k - 1]);
        }
    }
    sheet_row(sheet, SHEET_ROW_SUM);
    sheet_cell(sheet, "Razem osoby");
    sheet_cell(sheet, "osoby");
    sheet_cell_number(sheet, 112);
    sheet_cell(sheet, "n/d");
    sheet_cell_number(sheet, 12345);
}

static void report_charts(struct sheet *sheet)
{
    static const char *const held[] = {"odbyte", "odwołane"};
    static const char *const people[] = {"kobiety", "mężczyźni", "nie podano", "inne"};
    char name[24];
    sheet_chart(sheet, SHEET_CHART_LINE, "Obecność według tygodni", "osoby", (const char *[]){"grupa G1", "grupa G2"}, 2);
    for (int i = 0; i < 26; i++) {
        snprintf(name, sizeof name, "tydz. %d", i + 1);
        sheet_chart_values(sheet, name,
                           (int64_t[]){i == 7 ? SHEET_NO_VALUE : 8 + i * 5 % 7, 3 + i * 3 % 5});
    }
    sheet_chart(sheet, SHEET_CHART_BARS, "Spotkania odbyte i odwołane", "spotkania", held, 2);
    for (int i = 0; i < 6; i++) {
        snprintf(name, sizeof name, "%s poł. %d", i % 2 ? "II" : "I", 2023 + i / 2);
        sheet_chart_values(sheet, name,
                           (int64_t[]){20 + i, i == 2 ? SHEET_NO_VALUE : i % 4});
    }
    sheet_chart(sheet, SHEET_CHART_STACKED, "Interwencje według półroczy", "środowiska", people, 4);
    for (int i = 0; i < 5; i++) {
        snprintf(name, sizeof name, "%s poł. %d", i % 2 ? "II" : "I", 2024 + i / 2);
        sheet_chart_values(sheet, name, (int64_t[]){34 + 3 * i, 20 - i, 6 + i, 2});
    }
    sheet_chart(sheet, SHEET_CHART_BARS, "Odpowiedzi na pytanie końcowe", "odpowiedzi",
                (const char *[]){"odpowiedzi"}, 1);
    sheet_chart_values(sheet, "zdecydowanie tak", (int64_t[]){12});
    sheet_chart_values(sheet, "raczej tak", (int64_t[]){7});
    sheet_chart_values(sheet, "trudno powiedzieć", (int64_t[]){0});
    sheet_chart_values(sheet, "raczej nie", (int64_t[]){2});
    sheet_chart_values(sheet, "zdecydowanie nie", (int64_t[]){SHEET_NO_VALUE});
}

void sample_report(struct sheet *sheet)
{
    head(sheet, "Raport półroczny", "I półrocze 2026: 1 stycznia – 30 czerwca");
    sheet_sum_number(sheet, 24, "spotkania odbyte");
    sheet_sum(sheet, "87 %", "obecności z możliwych");
    sheet_sum(sheet, "60,5", "godziny zegarowe");
    sheet_sum_number(sheet, 112, "osób");
    sheet_paragraph(sheet, SHEET_PLAIN, "Liczby obejmują spotkania zatwierdzone do dnia 12 stycznia 2026 r.");
    report_table(sheet);
    report_charts(sheet);
    sheet_signature(sheet, "kierownik klubu, data");
}

void sample_statement(struct sheet *sheet)
{
    head(sheet, "Zestawienie realizacji kontraktu", "MOPS.5230.12.2025");
    sheet_field_name(sheet, "Osoba", "Aleksandra Wołodymyra Wzorcowska-Przykładowiczówna");
    sheet_field(sheet, "Numer osoby", "7QK4M24");
    sheet_field(sheet, "Okres", "1 września 2025 r. – 12 stycznia 2026 r.");
    sheet_field(sheet, "Podstawa prawna rozliczenia kontraktu",
                "art. 108 ustawy z dnia 12 marca 2004 r. o pomocy społecznej w związku z § 4 regulaminu Klubu");
    sheet_heading(sheet, "Zobowiązania");
    for (int i = 0; i < 14; i++)
        sheet_paragraph(sheet, SHEET_PLAIN,
                        "%d. Udział w spotkaniach grupy G1 w liczbie co najmniej 6 z 8 w każdym "
                        "okresie dwóch miesięcy; nieobecności usprawiedliwione liczą się osobno i są "
                        "wymienione z datami. Było 6 z 8, próg 6, 2 nieobecności usprawiedliwione "
                        "(15 grudnia i 22 grudnia). Źródło: dziennik zajęć i listy zatwierdzone przez "
                        "prowadzących, w tym listy papierowe wpisane po awarii prądu.", i + 1);
    sheet_lines(sheet, "Ocena pracownika socjalnego", 6);
    sheet_signature(sheet, "pracownik socjalny, data");
    sheet_signature(sheet, "osoba zainteresowana, data");
    sheet_signature(sheet, "kierownik ośrodka pomocy społecznej albo osoba przez niego upoważniona, data");
}
