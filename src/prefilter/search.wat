;; The inner loops of the search, in WebAssembly with SIMD. The bytes, the tables and the results all lie in one memory that
;; the caller lays out; nothing is allocated and nothing is called back. The build embeds this (scripts/generate.js), and
;; simd-engine.ts drives it. plain-engine.ts does the same in JavaScript, where there is no SIMD.
(module
  (memory (import "m" "m") 1)
  ;; A constant that may change is fetched once, before a loop. V8 makes others anew in each step where a loop holds another.
  (global $nibbles (mut v128) (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f))

  ;; Finds literals, ASCII case folded: each has a window of three bytes and one of eight buckets. For each of the three places
  ;; of a window, two tables of sixteen bytes tell the buckets that a byte may be of, by its low and its high nibble. Where
  ;; three bytes in a row agree on a bucket, the literals with that window are compared in full.
  ;;
  ;; $table    6 x 16 bytes of nibbles (low and high for the first place, the second, ...), then 4096 heads (u16) by the hash
  ;;           of a window, then entries of 16 bytes from index 1: window u32, next u16, offset of the window in the literal
  ;;           u16, length u16, id u16, address of the literal u32 (its folded bytes, then as many masks: 0x20 for a letter; both
  ;;           filled up to whole words with 0xff, which is equal whatever stands there)
  ;; $low      no literal starts before it    $from  no window starts before it
  ;; $to       no literal ends behind it; 32 bytes after it can be read
  ;; $out      results: how many u32, where to go on u32 ($to when done), then pairs of offset and id
  ;; $most     room for so many; at least as many as there are literals
  (func (export "search") (param $table i32) (param $low i32) (param $from i32) (param $to i32) (param $out i32) (param $most i32)
    (local $i i32) (local $bits i32) (local $at i32) (local $key i32) (local $entry i32) (local $start i32)
    (local $length i32) (local $body i32) (local $masks i32) (local $k i32) (local $count i32) (local $before i32) (local $place i32)
    (local $v v128) (local $high v128) (local $low4 v128) (local $r0 v128) (local $r1 v128)
    (local $p0 v128) (local $p1 v128) (local $found v128) (local $next16 v128)
    (local $a0 v128) (local $b0 v128) (local $a1 v128) (local $b1 v128)
    (local $a2 v128) (local $b2 v128) (local $nibble v128)
    (local.set $nibble (global.get $nibbles))
    (local.set $a0 (v128.load offset=0 (local.get $table)))
    (local.set $b0 (v128.load offset=16 (local.get $table)))
    (local.set $a1 (v128.load offset=32 (local.get $table)))
    (local.set $b1 (v128.load offset=48 (local.get $table)))
    (local.set $a2 (v128.load offset=64 (local.get $table)))
    (local.set $b2 (v128.load offset=80 (local.get $table)))
    (local.set $place (i32.add (local.get $out) (i32.const 8)))
    (local.set $i (local.get $from))
    (block $done
      (loop $stops
        ;; By itself, so that what is done at a stop takes no register from it.
        (loop $vectors
          (br_if $done (i32.ge_u (local.get $i) (local.get $to)))
          ;; Two vectors in a step. A lane of $found and $next16 stands for the window that ends at its byte.
          (local.set $v (v128.load (local.get $i)))
          (local.set $low4 (v128.and (local.get $v) (local.get $nibble)))
          (local.set $high (v128.and (i16x8.shr_u (local.get $v) (i32.const 4)) (local.get $nibble)))
          (local.set $r0 (v128.and (i8x16.swizzle (local.get $a0) (local.get $low4)) (i8x16.swizzle (local.get $b0) (local.get $high))))
          (local.set $r1 (v128.and (i8x16.swizzle (local.get $a1) (local.get $low4)) (i8x16.swizzle (local.get $b1) (local.get $high))))
          (local.set $found (v128.and
            (v128.and (i8x16.swizzle (local.get $a2) (local.get $low4)) (i8x16.swizzle (local.get $b2) (local.get $high)))
            (v128.and
              (i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 (local.get $p0) (local.get $r0))
              (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 (local.get $p1) (local.get $r1)))))
          (local.set $p0 (local.get $r0))
          (local.set $p1 (local.get $r1))
          (local.set $v (v128.load offset=16 (local.get $i)))
          (local.set $low4 (v128.and (local.get $v) (local.get $nibble)))
          (local.set $high (v128.and (i16x8.shr_u (local.get $v) (i32.const 4)) (local.get $nibble)))
          (local.set $r0 (v128.and (i8x16.swizzle (local.get $a0) (local.get $low4)) (i8x16.swizzle (local.get $b0) (local.get $high))))
          (local.set $r1 (v128.and (i8x16.swizzle (local.get $a1) (local.get $low4)) (i8x16.swizzle (local.get $b1) (local.get $high))))
          (local.set $next16 (v128.and
            (v128.and (i8x16.swizzle (local.get $a2) (local.get $low4)) (i8x16.swizzle (local.get $b2) (local.get $high)))
            (v128.and
              (i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 (local.get $p0) (local.get $r0))
              (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 (local.get $p1) (local.get $r1)))))
          (local.set $p0 (local.get $r0))
          (local.set $p1 (local.get $r1))
          (local.set $i (i32.add (local.get $i) (i32.const 32)))
          (br_if $vectors (i32.eqz (v128.any_true (v128.or (local.get $found) (local.get $next16))))))
        (local.set $bits (i32.xor
          (i32.or
            (i8x16.bitmask (i8x16.eq (local.get $found) (v128.const i32x4 0 0 0 0)))
            (i32.shl (i8x16.bitmask (i8x16.eq (local.get $next16) (v128.const i32x4 0 0 0 0))) (i32.const 16)))
          (i32.const -1)))
        (loop $candidates
          (local.set $at (i32.sub (i32.add (local.get $i) (i32.ctz (local.get $bits))) (i32.const 34)))
          (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
          (local.set $key (i32.or (i32.and (i32.load (local.get $at)) (i32.const 0xffffff)) (i32.const 0x202020)))
          (local.set $before (local.get $count))
          (local.set $entry (i32.load16_u offset=96 (i32.add (local.get $table)
            (i32.shl (i32.shr_u (i32.mul (local.get $key) (i32.const 0x9e3779b1)) (i32.const 20)) (i32.const 1)))))
          (block $next
            (loop $chain
              (br_if $next (i32.eqz (local.get $entry)))
              (local.set $entry (i32.add (local.get $table)
                (i32.add (i32.const 8272) (i32.shl (local.get $entry) (i32.const 4)))))
              (block $other
                (br_if $other (i32.ne (i32.load (local.get $entry)) (local.get $key)))
                (local.set $start (i32.sub (local.get $at) (i32.load16_u offset=6 (local.get $entry))))
                (local.set $length (i32.load16_u offset=8 (local.get $entry)))
                (br_if $other (i32.lt_s (local.get $start) (local.get $low)))
                (br_if $other (i32.gt_u (i32.add (local.get $start) (local.get $length)) (local.get $to)))
                (local.set $body (i32.load offset=12 (local.get $entry)))
                (local.set $masks (i32.add (local.get $body) (i32.and (i32.add (local.get $length) (i32.const 3)) (i32.const -4))))
                (local.set $k (i32.const 0))
                (loop $words
                  (br_if $other (i32.ne
                    (i32.or
                      (i32.load (i32.add (local.get $start) (local.get $k)))
                      (i32.load (i32.add (local.get $masks) (local.get $k))))
                    (i32.load (i32.add (local.get $body) (local.get $k)))))
                  (local.set $k (i32.add (local.get $k) (i32.const 4)))
                  (br_if $words (i32.lt_u (local.get $k) (local.get $length))))
                ;; No room: this window is looked at again in the next call.
                (if (i32.eq (local.get $count) (local.get $most))
                  (then
                    (i32.store (local.get $out) (local.get $before))
                    (i32.store offset=4 (local.get $out) (local.get $at))
                    (return)))
                (i32.store (local.get $place) (local.get $start))
                (i32.store offset=4 (local.get $place) (i32.load16_u offset=10 (local.get $entry)))
                (local.set $place (i32.add (local.get $place) (i32.const 8)))
                (local.set $count (i32.add (local.get $count) (i32.const 1))))
              (local.set $entry (i32.load16_u offset=4 (local.get $entry)))
              (br $chain)))
          (br_if $candidates (local.get $bits)))
        (br $stops)))
    (i32.store (local.get $out) (local.get $count))
    (i32.store offset=4 (local.get $out) (local.get $to)))

  ;; Writes where lines start behind an end of line in [$from, $to), less $from: LF, CR LF and a lone CR each end one.
  ;; A CR at the very end ends one only when $ended. 16 bytes after $to can be read. Returns how many.
  (func (export "lineStarts") (param $from i32) (param $to i32) (param $ended i32) (param $out i32) (result i32)
    (local $i i32) (local $v v128) (local $bits i32) (local $at i32) (local $place i32)
    (local.set $i (local.get $from))
    (local.set $place (local.get $out))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $i) (local.get $to)))
        (local.set $v (v128.load (local.get $i)))
        (local.set $bits (i8x16.bitmask (v128.or
          (i8x16.eq (local.get $v) (v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a))
          (i8x16.eq (local.get $v) (v128.const i32x4 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d)))))
        (block $next
          (loop $ends
            (br_if $next (i32.eqz (local.get $bits)))
            (local.set $at (i32.add (local.get $i) (i32.ctz (local.get $bits))))
            (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
            (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
            (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 13))
              (then
                (if (i32.eq (i32.add (local.get $at) (i32.const 1)) (local.get $to))
                  (then (br_if $ends (i32.eqz (local.get $ended))))
                  (else (br_if $ends (i32.eq (i32.load8_u offset=1 (local.get $at)) (i32.const 10)))))))
            (i32.store (local.get $place) (i32.sub (i32.add (local.get $at) (i32.const 1)) (local.get $from)))
            (local.set $place (i32.add (local.get $place) (i32.const 4)))
            (br $ends)))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br $vectors)))
    (i32.shr_u (i32.sub (local.get $place) (local.get $out)) (i32.const 2)))

  ;; How many `$$<` and `<![LOG[`, with which records begin their metadata, lie in [$from, $to). The first are counted as lines
  ;; are, below. A `!` is rare: where one stands among some bytes, each of them is looked at.
  (func (export "countRecords") (param $from i32) (param $to i32) (result i32)
    (local $i i32) (local $stop i32) (local $at i32) (local $count i32)
    (local $v v128) (local $counts v128) (local $marks v128) (local $dollar v128) (local $bracket v128) (local $mark v128)
    (local.set $dollar (v128.const i32x4 0x24242424 0x24242424 0x24242424 0x24242424))
    (local.set $bracket (v128.const i32x4 0x3c3c3c3c 0x3c3c3c3c 0x3c3c3c3c 0x3c3c3c3c))
    (local.set $mark (v128.const i32x4 0x21212121 0x21212121 0x21212121 0x21212121))
    (local.set $i (local.get $from))
    (block $done
      (loop $sums
        (br_if $done (i32.gt_u (i32.add (local.get $i) (i32.const 18)) (local.get $to)))
        (local.set $stop (i32.add (local.get $i) (i32.and
          (i32.sub (i32.sub (local.get $to) (local.get $i)) (i32.const 2))
          (i32.const -16))))
        (if (i32.gt_u (local.get $stop) (i32.add (local.get $i) (i32.const 4080)))
          (then (local.set $stop (i32.add (local.get $i) (i32.const 4080)))))
        (local.set $at (local.get $i))
        (local.set $counts (v128.const i32x4 0 0 0 0))
        (local.set $marks (v128.const i32x4 0 0 0 0))
        (loop $vectors
          (local.set $v (v128.load (local.get $i)))
          ;; A lane where a trailer begins is -1.
          (local.set $counts (i8x16.sub (local.get $counts) (v128.and
            (v128.and
              (i8x16.eq (local.get $v) (local.get $dollar))
              (i8x16.eq (v128.load offset=1 (local.get $i)) (local.get $dollar)))
            (i8x16.eq (v128.load offset=2 (local.get $i)) (local.get $bracket)))))
          (local.set $marks (v128.or (local.get $marks) (i8x16.eq (local.get $v) (local.get $mark))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $vectors (i32.lt_u (local.get $i) (local.get $stop))))
        (local.set $count (i32.add (local.get $count) (call $sum (local.get $counts))))
        (if (v128.any_true (local.get $marks))
          (then
            (loop $bytes
              (local.set $count (i32.add (local.get $count)
                (call $opensFrame (local.get $at) (local.get $from) (local.get $to))))
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (br_if $bytes (i32.lt_u (local.get $at) (local.get $i))))))
        (br $sums)))
    (block $over
      (loop $bytes
        (br_if $over (i32.ge_u (local.get $i) (local.get $to)))
        (local.set $count (i32.add (local.get $count) (i32.or
          (i32.and
            (i32.le_u (i32.add (local.get $i) (i32.const 3)) (local.get $to))
            (i32.eq (i32.and (i32.load (local.get $i)) (i32.const 0xffffff)) (i32.const 0x3c2424)))
          (call $opensFrame (local.get $i) (local.get $from) (local.get $to)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $bytes)))
    (local.get $count))

  ;; Whether the `!` of a whole `<![LOG[` stands at $at.
  (func $opensFrame (param $at i32) (param $from i32) (param $to i32) (result i32)
    (if (i32.ne (i32.load8_u (local.get $at)) (i32.const 0x21)) (then (return (i32.const 0))))
    (if (i32.eq (local.get $at) (local.get $from)) (then (return (i32.const 0))))
    (i32.and
      (i32.and
        (i32.le_u (i32.add (local.get $at) (i32.const 6)) (local.get $to))
        (i32.eq (i32.load8_u (i32.sub (local.get $at) (i32.const 1))) (i32.const 0x3c)))
      (i32.and
        (i32.eq (i32.load offset=1 (local.get $at)) (i32.const 0x474f4c5b))
        (i32.eq (i32.load8_u offset=5 (local.get $at)) (i32.const 0x5b)))))

  ;; Of sixteen counts of a byte each.
  (func $sum (param $counts v128) (result i32)
    (local.set $counts (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $counts))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $counts)) (i32x4.extract_lane 1 (local.get $counts)))
      (i32.add (i32x4.extract_lane 2 (local.get $counts)) (i32x4.extract_lane 3 (local.get $counts)))))

  ;; How many lines end in [$from, $to). The byte at $to tells whether a CR at the end is half of a CR LF; 16 bytes after it can
  ;; be read. Sixteen counts of a byte each are kept side by side; none comes to more than 255 before they are added up.
  (func (export "countLines") (param $from i32) (param $to i32) (result i32)
    (local $i i32) (local $stop i32) (local $count i32) (local $v v128) (local $lf v128) (local $cr v128) (local $counts v128)
    (local.set $lf (v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a))
    (local.set $cr (v128.const i32x4 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d))
    (local.set $i (local.get $from))
    (block $done
      (loop $sums
        (br_if $done (i32.gt_u (i32.add (local.get $i) (i32.const 16)) (local.get $to)))
        (local.set $stop (i32.add (local.get $i) (i32.and
          (i32.sub (local.get $to) (local.get $i))
          (i32.const -16))))
        (if (i32.gt_u (local.get $stop) (i32.add (local.get $i) (i32.const 4080)))
          (then (local.set $stop (i32.add (local.get $i) (i32.const 4080)))))
        (local.set $counts (v128.const i32x4 0 0 0 0))
        (loop $vectors
          (local.set $v (v128.load (local.get $i)))
          ;; A lane where a line ends is -1.
          (local.set $counts (i8x16.sub (local.get $counts) (v128.or
            (i8x16.eq (local.get $v) (local.get $lf))
            (v128.andnot
              (i8x16.eq (local.get $v) (local.get $cr))
              (i8x16.eq (v128.load offset=1 (local.get $i)) (local.get $lf))))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (br_if $vectors (i32.lt_u (local.get $i) (local.get $stop))))
        (local.set $count (i32.add (local.get $count) (call $sum (local.get $counts))))
        (br $sums)))
    (block $over
      (loop $bytes
        (br_if $over (i32.ge_u (local.get $i) (local.get $to)))
        (local.set $count (i32.add (local.get $count) (i32.or
          (i32.eq (i32.load8_u (local.get $i)) (i32.const 10))
          (i32.and
            (i32.eq (i32.load8_u (local.get $i)) (i32.const 13))
            (i32.ne (i32.load8_u offset=1 (local.get $i)) (i32.const 10))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $bytes)))
    (local.get $count))

  ;; Narrows UTF-16LE in [$from, $to) in place, to a byte for each letter, up to the first letter outside ASCII. Returns how many
  ;; letters were narrowed.
  (func (export "narrow") (param $from i32) (param $to i32) (result i32)
    (local $i i32) (local $out i32) (local $letter i32) (local $one v128) (local $two v128)
    (local.set $i (local.get $from))
    (local.set $out (local.get $from))
    (block $slow
      (loop $vectors
        (br_if $slow (i32.gt_u (i32.add (local.get $i) (i32.const 32)) (local.get $to)))
        (local.set $one (v128.load (local.get $i)))
        (local.set $two (v128.load offset=16 (local.get $i)))
        (br_if $slow (v128.any_true (v128.and
          (v128.or (local.get $one) (local.get $two))
          (v128.const i32x4 0xff80ff80 0xff80ff80 0xff80ff80 0xff80ff80))))
        (v128.store (local.get $out) (i8x16.narrow_i16x8_u (local.get $one) (local.get $two)))
        (local.set $i (i32.add (local.get $i) (i32.const 32)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br $vectors)))
    (block $over
      (loop $letters
        (br_if $over (i32.ge_u (local.get $i) (local.get $to)))
        (local.set $letter (i32.load16_u (local.get $i)))
        (br_if $over (i32.gt_u (local.get $letter) (i32.const 0x7f)))
        (i32.store8 (local.get $out) (local.get $letter))
        (local.set $i (i32.add (local.get $i) (i32.const 2)))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (br $letters)))
    (i32.sub (local.get $out) (local.get $from)))

  ;; Whether a whole trailer stands in [$at, $end), as every server writes it:
  ;; `$$<NAME><Mon Mar 01 07:44:24.901 1999 Zone><thread=209 (0xD1)>`. 48 bytes after $end can be read.
  ;; $out      where its name ends, and where the number of its thread starts
  (func $isTrailer (param $at i32) (param $end i32) (param $out i32) (result i32)
    (local $i i32) (local $byte i32) (local $stop i32) (local $bits i32) (local $letters i32) (local $v v128)
    (if (i32.ne (i32.and (i32.load (local.get $at)) (i32.const 0xffffff)) (i32.const 0x3c2424)) (then (return (i32.const 0))))
    (local.set $i (i32.add (local.get $at) (i32.const 3)))
    (if (i32.eqz (call $isLetter (i32.load8_u (local.get $i)))) (then (return (i32.const 0))))
    ;; Letters, digits, `_` and blanks, sixteen in a step.
    (local.set $stop (i32.add (local.get $i) (i32.const 64)))
    (block $named
      (loop $name
        (local.set $v (v128.load (local.get $i)))
        (local.set $bits (i32.xor (i32.const 0xffff) (i8x16.bitmask (v128.or
          (v128.or
            (i8x16.lt_u
              (i8x16.sub
                (v128.or (local.get $v) (v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020))
                (v128.const i32x4 0x61616161 0x61616161 0x61616161 0x61616161))
              (v128.const i32x4 0x1a1a1a1a 0x1a1a1a1a 0x1a1a1a1a 0x1a1a1a1a))
            (i8x16.lt_u
              (i8x16.sub (local.get $v) (v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030))
              (v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a)))
          (v128.or
            (i8x16.eq (local.get $v) (v128.const i32x4 0x5f5f5f5f 0x5f5f5f5f 0x5f5f5f5f 0x5f5f5f5f))
            (i8x16.eq (local.get $v) (v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020)))))))
        (br_if $named (local.get $bits))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br_if $name (i32.lt_u (local.get $i) (local.get $stop)))))
    (if (local.get $bits) (then (local.set $i (i32.add (local.get $i) (i32.ctz (local.get $bits))))))
    ;; `><`
    (if (i32.ne (i32.load16_u (local.get $i)) (i32.const 0x3c3e)) (then (return (i32.const 0))))
    (i32.store (local.get $out) (local.get $i))
    (local.set $i (i32.add (local.get $i) (i32.const 2)))
    (if (i32.eqz (call $isWeekday (i32.load (local.get $i)))) (then (return (i32.const 0))))
    (if (i32.eqz (call $isMonth (i32.load offset=4 (local.get $i)))) (then (return (i32.const 0))))
    ;; `00 00:00:00.000 ` to `39 29:59:59.999 `
    (local.set $v (v128.load offset=8 (local.get $i)))
    (if (i32.eqz (i8x16.all_true (v128.and
      (i8x16.ge_u (local.get $v) (v128.const i32x4 0x30203030 0x30303a30 0x2e30303a 0x20303030))
      (i8x16.le_u (local.get $v) (v128.const i32x4 0x32203933 0x39353a39 0x2e39353a 0x20393939)))))
      (then (return (i32.const 0))))
    ;; No day 00 and none above 31, no hour above 23.
    (local.set $byte (i32.load16_u offset=8 (local.get $i)))
    (if (i32.or (i32.eq (local.get $byte) (i32.const 0x3030)) (i32.gt_u (call $swapped (local.get $byte)) (i32.const 0x3331)))
      (then (return (i32.const 0))))
    (if (i32.gt_u (call $swapped (i32.load16_u offset=11 (local.get $i))) (i32.const 0x3233)) (then (return (i32.const 0))))
    ;; The year.
    (if (i32.eqz (i32.and
      (i32.and (call $isDigit (i32.load8_u offset=24 (local.get $i))) (call $isDigit (i32.load8_u offset=25 (local.get $i))))
      (i32.and (call $isDigit (i32.load8_u offset=26 (local.get $i))) (call $isDigit (i32.load8_u offset=27 (local.get $i))))))
      (then (return (i32.const 0))))
    (local.set $i (i32.add (local.get $i) (i32.const 28)))
    ;; The zone: words, each behind a blank. A lane of $bits is one where neither a letter stands nor a blank before a letter;
    ;; of sixteen bytes fifteen are told.
    (if (call $isLetter (i32.load8_u (local.get $i))) (then (return (i32.const 0))))
    (loop $zone
      (local.set $v (v128.load (local.get $i)))
      (local.set $letters (i8x16.bitmask (i8x16.lt_u
        (i8x16.sub
          (v128.or (local.get $v) (v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020))
          (v128.const i32x4 0x61616161 0x61616161 0x61616161 0x61616161))
        (v128.const i32x4 0x1a1a1a1a 0x1a1a1a1a 0x1a1a1a1a 0x1a1a1a1a))))
      (local.set $bits (i32.and (i32.const 0x7fff) (i32.xor (i32.const -1) (i32.or (local.get $letters) (i32.and
        (i8x16.bitmask (i8x16.eq (local.get $v) (v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020)))
        (i32.shr_u (local.get $letters) (i32.const 1)))))))
      (if (i32.eqz (local.get $bits))
        (then
          (local.set $i (i32.add (local.get $i) (i32.const 15)))
          (br $zone))))
    (local.set $i (i32.add (local.get $i) (i32.ctz (local.get $bits))))
    (if (i32.ne (i32.load8_u (local.get $i)) (i32.const 0x3e)) (then (return (i32.const 0))))
    ;; `<thread=`
    (if (i64.ne (i64.load offset=1 (local.get $i)) (i64.const 0x3d6461657268743c)) (then (return (i32.const 0))))
    (local.set $i (i32.add (local.get $i) (i32.const 9)))
    (i32.store offset=4 (local.get $out) (local.get $i))
    (if (i32.eqz (call $isDigit (i32.load8_u (local.get $i)))) (then (return (i32.const 0))))
    (local.set $stop (i32.add (local.get $i) (i32.const 10)))
    (loop $digits
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $digits (i32.and
        (i32.lt_u (local.get $i) (local.get $stop))
        (call $isDigit (i32.load8_u (local.get $i))))))
    ;; ` (0x`
    (if (i32.ne (i32.load (local.get $i)) (i32.const 0x78302820)) (then (return (i32.const 0))))
    (local.set $i (i32.add (local.get $i) (i32.const 4)))
    (local.set $stop (i32.add (local.get $i) (i32.const 8)))
    (if (i32.eqz (call $isHex (i32.load8_u (local.get $i)))) (then (return (i32.const 0))))
    (loop $hex
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $hex (i32.and
        (i32.lt_u (local.get $i) (local.get $stop))
        (call $isHex (i32.load8_u (local.get $i))))))
    ;; `)>`
    (i32.and
      (i32.eq (i32.load16_u (local.get $i)) (i32.const 0x3e29))
      (i32.eq (i32.add (local.get $i) (i32.const 2)) (local.get $end))))

  (func $isLetter (param $byte i32) (result i32)
    (i32.lt_u (i32.sub (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x61)) (i32.const 26)))
  (func $isDigit (param $byte i32) (result i32)
    (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 10)))
  ;; In capitals, as servers print it.
  (func $isHex (param $byte i32) (result i32)
    (i32.or (call $isDigit (local.get $byte)) (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x41)) (i32.const 6))))
  (func $swapped (param $two i32) (result i32)
    (i32.or (i32.shl (i32.and (local.get $two) (i32.const 0xff)) (i32.const 8)) (i32.shr_u (local.get $two) (i32.const 8))))
  ;; Four bytes, the last one a blank.
  (func $isWeekday (param $four i32) (result i32)
    (i32.or (i32.eq (local.get $four) (i32.const 0x206e6f4d))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20657554))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20646557))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20756854))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20697246))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20746153))
      (i32.eq (local.get $four) (i32.const 0x206e7553)))))))))
  (func $isMonth (param $four i32) (result i32)
    (i32.or (i32.eq (local.get $four) (i32.const 0x206e614a))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20626546))
      (i32.or (i32.eq (local.get $four) (i32.const 0x2072614d))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20727041))
      (i32.or (i32.eq (local.get $four) (i32.const 0x2079614d))
      (i32.or (i32.eq (local.get $four) (i32.const 0x206e754a))
      (i32.or (i32.eq (local.get $four) (i32.const 0x206c754a))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20677541))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20706553))
      (i32.or (i32.eq (local.get $four) (i32.const 0x2074634f))
      (i32.or (i32.eq (local.get $four) (i32.const 0x20766f4e))
      (i32.eq (local.get $four) (i32.const 0x20636544))))))))))))))

  ;; Returns the number of message and component (see $keep) of the record around $at, if it is alone on its line and follows
  ;; another record, both with trailers as every server writes them; else 0. Lines end in LF or CR LF, and are no longer than
  ;; 640 bytes. 48 bytes after $to can be read.
  ;; $low      the first byte that is known; 16 before it can be read
  ;; $words    where message and component are kept (see $keep)
  ;; $out      the start of the line, the first sign of its trailer, the end of the line, the end of its component, the start of
  ;;           the number of its thread, the start of the trailer before; then one that is of no use
  (func (export "soundLine") (param $low i32) (param $at i32) (param $to i32) (param $words i32) (param $out i32) (result i32)
    (local $start i32) (local $end i32) (local $stop i32) (local $sign i32) (local $limit i32)
    (local.set $limit (call $larger (local.get $low) (i32.sub (local.get $at) (i32.const 641))))
    (local.set $start (call $findLast (local.get $limit) (local.get $at) (v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a)))
    (if (i32.lt_s (local.get $start) (local.get $limit)) (then (return (i32.const 0))))
    (local.set $start (i32.add (local.get $start) (i32.const 1)))
    (local.set $limit (i32.sub (i32.const 0) (call $larger
      (i32.sub (i32.const 0) (local.get $to))
      (i32.sub (i32.const -641) (local.get $start)))))
    (local.set $end (call $find (local.get $at) (local.get $limit)
      (v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a)
      (v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a)))
    (if (i32.ge_s (local.get $end) (local.get $limit)) (then (return (i32.const 0))))
    (local.set $stop (i32.sub (local.get $end) (call $isCr (i32.sub (local.get $end) (i32.const 1)) (local.get $start))))
    ;; A CR before it, which ends a line too, is no sign of a trailer.
    (local.set $sign (call $find (local.get $start) (local.get $stop)
      (v128.const i32x4 0x24242424 0x24242424 0x24242424 0x24242424)
      (v128.const i32x4 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d)))
    (if (i32.eq (local.get $sign) (local.get $stop)) (then (return (i32.const 0))))
    (if (i32.eqz (call $isTrailer (local.get $sign) (local.get $stop) (i32.add (local.get $out) (i32.const 12))))
      (then (return (i32.const 0))))
    (i32.store (local.get $out) (local.get $start))
    (i32.store offset=4 (local.get $out) (local.get $sign))
    (i32.store offset=8 (local.get $out) (i32.add (local.get $end) (i32.const 1)))
    ;; The line before.
    (local.set $stop (i32.sub (local.get $start) (i32.const 1)))
    (local.set $stop (i32.sub (local.get $stop) (call $isCr (i32.sub (local.get $stop) (i32.const 1)) (local.get $low))))
    (local.set $limit (call $larger (i32.add (local.get $low) (i32.const 1)) (i32.sub (local.get $stop) (i32.const 200))))
    (local.set $sign (call $findLast (local.get $limit) (local.get $stop) (v128.const i32x4 0x24242424 0x24242424 0x24242424 0x24242424)))
    (if (i32.lt_s (local.get $sign) (local.get $limit)) (then (return (i32.const 0))))
    (if (i32.eqz (call $isTrailer (i32.sub (local.get $sign) (i32.const 1)) (local.get $stop) (i32.add (local.get $out) (i32.const 20))))
      (then (return (i32.const 0))))
    (i32.store offset=20 (local.get $out) (i32.sub (local.get $sign) (i32.const 1)))
    (call $keep (local.get $start) (i32.load offset=12 (local.get $out)) (local.get $words)))

  ;; Returns a number for the bytes in [$from, $to): equal bytes get the same number as long as they are kept. After 2000 texts, or
  ;; when there is no more room, all are forgotten. No number is used for two texts. 16 bytes after $to can be read.
  ;; $words    how many are kept u32, how many bytes they take u32, the number given last u32, u32, then 4096 addresses (u32) by
  ;;           hash, then 393216 bytes for them: of each its number u32 and its length u32 before it
  (func $keep (param $from i32) (param $to i32) (param $words i32) (result i32)
    (local $length i32) (local $hash i32) (local $i i32) (local $slot i32) (local $kept i32)
    (local.set $length (i32.sub (local.get $to) (local.get $from)))
    ;; Four bytes in a step; the last ones overlap those before. Shorter than four there is none: a trailer begins with four.
    (local.set $i (local.get $from))
    (local.set $hash (local.get $length))
    (loop $mix
      (local.set $hash (i32.mul
        (i32.xor (i32.rotl (local.get $hash) (i32.const 5)) (i32.load (local.get $i)))
        (i32.const 0x9e3779b1)))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $mix (i32.lt_u (local.get $i) (i32.sub (local.get $to) (i32.const 4)))))
    (local.set $hash (i32.mul
      (i32.xor (i32.rotl (local.get $hash) (i32.const 5)) (i32.load (i32.sub (local.get $to) (i32.const 4))))
      (i32.const 0x9e3779b1)))
    (local.set $slot (i32.shr_u (local.get $hash) (i32.const 20)))
    (block $free
      (loop $probe
        (local.set $kept (i32.load offset=16 (i32.add (local.get $words) (i32.shl (local.get $slot) (i32.const 2)))))
        (br_if $free (i32.eqz (local.get $kept)))
        (if (i32.eq (i32.load offset=4 (local.get $kept)) (local.get $length))
          (then
            (if (call $same (i32.add (local.get $kept) (i32.const 8)) (local.get $from) (local.get $length))
              (then (return (i32.load (local.get $kept)))))))
        (local.set $slot (i32.and (i32.add (local.get $slot) (i32.const 1)) (i32.const 4095)))
        (br $probe)))
    (if (i32.or
        (i32.ge_u (i32.load (local.get $words)) (i32.const 2000))
        (i32.gt_u (i32.load offset=4 (local.get $words)) (i32.const 392448)))
      (then
        (memory.fill (i32.add (local.get $words) (i32.const 16)) (i32.const 0) (i32.const 16384))
        (i32.store (local.get $words) (i32.const 0))
        (i32.store offset=4 (local.get $words) (i32.const 0))
        (local.set $slot (i32.shr_u (local.get $hash) (i32.const 20)))))
    (local.set $kept (i32.add (i32.add (local.get $words) (i32.const 16400)) (i32.load offset=4 (local.get $words))))
    (i32.store offset=16 (i32.add (local.get $words) (i32.shl (local.get $slot) (i32.const 2))) (local.get $kept))
    (i32.store (local.get $words) (i32.add (i32.load (local.get $words)) (i32.const 1)))
    (i32.store offset=4 (local.get $words) (i32.add
      (i32.load offset=4 (local.get $words))
      (i32.and (i32.add (local.get $length) (i32.const 23)) (i32.const -16))))
    (i32.store offset=8 (local.get $words) (i32.add (i32.load offset=8 (local.get $words)) (i32.const 1)))
    (i32.store (local.get $kept) (i32.load offset=8 (local.get $words)))
    (i32.store offset=4 (local.get $kept) (local.get $length))
    (memory.copy (i32.add (local.get $kept) (i32.const 8)) (local.get $from) (local.get $length))
    (i32.load (local.get $kept)))

  ;; 16 bytes after either can be read.
  (func $same (param $one i32) (param $other i32) (param $length i32) (result i32)
    (local $bits i32)
    (block $differ
      (loop $vectors
        (local.set $bits (i32.xor (i32.const 0xffff)
          (i8x16.bitmask (i8x16.eq (v128.load (local.get $one)) (v128.load (local.get $other))))))
        (if (i32.lt_u (local.get $length) (i32.const 16))
          (then (return (i32.eqz (i32.shl (local.get $bits) (i32.sub (i32.const 32) (local.get $length)))))))
        (br_if $differ (local.get $bits))
        (local.set $one (i32.add (local.get $one) (i32.const 16)))
        (local.set $other (i32.add (local.get $other) (i32.const 16)))
        (local.set $length (i32.sub (local.get $length) (i32.const 16)))
        (br_if $vectors (local.get $length)))
      (return (i32.const 1)))
    (i32.const 0))

  ;; The first address in [$from, $to) with one of two bytes, each given sixteen times; $to if there is none. 16 bytes after $to
  ;; can be read.
  (func $find (param $from i32) (param $to i32) (param $byte v128) (param $other v128) (result i32)
    (local $bits i32) (local $v v128)
    (block $none
      (loop $vectors
        (br_if $none (i32.ge_s (local.get $from) (local.get $to)))
        (local.set $v (v128.load (local.get $from)))
        (local.set $bits (i8x16.bitmask (v128.or
          (i8x16.eq (local.get $v) (local.get $byte))
          (i8x16.eq (local.get $v) (local.get $other)))))
        (if (local.get $bits)
          (then
            (local.set $from (i32.add (local.get $from) (i32.ctz (local.get $bits))))
            (br_if $none (i32.ge_s (local.get $from) (local.get $to)))
            (return (local.get $from))))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br $vectors)))
    (local.get $to))

  ;; The last such address; less than $from if there is none. 16 bytes before it can be read.
  (func $findLast (param $from i32) (param $to i32) (param $byte v128) (result i32)
    (local $bits i32)
    (loop $vectors
      (local.set $to (i32.sub (local.get $to) (i32.const 16)))
      (local.set $bits (i8x16.bitmask (i8x16.eq (v128.load (local.get $to)) (local.get $byte))))
      (if (local.get $bits)
        (then (return (i32.add (local.get $to) (i32.sub (i32.const 31) (i32.clz (local.get $bits)))))))
      (br_if $vectors (i32.gt_s (local.get $to) (local.get $from))))
    (i32.sub (local.get $from) (i32.const 1)))

  (func $larger (param $one i32) (param $other i32) (result i32)
    (select (local.get $one) (local.get $other) (i32.gt_s (local.get $one) (local.get $other))))

  (func $isCr (param $at i32) (param $low i32) (result i32)
    (i32.and
      (i32.ge_u (local.get $at) (local.get $low))
      (i32.eq (i32.load8_u (local.get $at)) (i32.const 13))))
)
