import com.ibm.icu.text.Transliterator;

/** Writes the migration that loads han_variants: see README.md beside this file. */
class GenerateHanVariants {

  private static final int[][] HAN = {{0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0x20000, 0x323af}};

  public static void main(String[] arguments) {
    Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
    StringBuilder traditional = new StringBuilder();
    StringBuilder simplified = new StringBuilder();
    int count = 0;
    for (int[] range : HAN) {
      for (int letter = range[0]; letter <= range[1]; letter++) {
        String from = Character.toString(letter);
        String to = simplify.transliterate(from);
        // Whole words that change in ways of their own are left alone: a letter stands for a letter.
        if (!to.equals(from) && to.codePointCount(0, to.length()) == 1) {
          traditional.append(count % 60 == 0 && count > 0 ? "'\n    '" : "").append(from);
          simplified.append(count % 60 == 0 && count > 0 ? "'\n    '" : "").append(to);
          count++;
        }
      }
    }
    System.out.print(
        """
        -- Traditional Chinese characters and the simplified ones that they are searched as: %d.
        -- Generated (src/docs/search), not written by hand.
        -- Source: ICU 77.1, transform Traditional-Simplified, Unicode License V3, Copyright (c) Unicode, Inc.

        create table han_variants (
          letter     text primary key,
          simplified text not null
        );

        insert into han_variants (letter, simplified)
        select t.letter, s.letter
          from string_to_table(
            '%s', null) with ordinality as t (letter, place)
          join string_to_table(
            '%s', null) with ordinality as s (letter, place) using (place);

        analyze han_variants;
        """
            .formatted(count, traditional, simplified));
  }
}
