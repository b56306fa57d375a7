;; The inner loops of the search, in WebAssembly with SIMD. The bytes, the tables and the results all lie in one memory that
;; the caller lays out; nothing is allocated and nothing is called back. The build embeds this (scripts/generate.js), and
;; simd-engine.ts drives it. plain-engine.ts does the same in JavaScript, where there is no SIMD.
(module
  (memory (import "m" "m") 1)

  ;; Finds literals, ASCII case folded: each has a window of three bytes and one of eight buckets. For each of the three places
  ;; of a window, two tables of sixteen bytes tell the buckets that a byte may be of, by its low and its high nibble. Where
  ;; three bytes in a row agree on a bucket, the literals with that window are compared in full.
  ;;
  ;; $table    6 x 16 bytes of nibbles (low and high for the first place, the second, ...), then 4096 heads (u16) by the hash
  ;;           of a window, then entries of 16 bytes from index 1: window u32, next u16, offset of the window in the literal
  ;;           u16, length u16, id u16, address of the literal u32 (its folded bytes, then as many masks: 0x20 for a letter)
  ;; $low      no literal starts before it    $from  no window starts before it
  ;; $to       no literal ends behind it; 32 bytes after it can be read
  ;; $out      results: how many u32, where to go on u32 ($to when done), then pairs of offset and id
  ;; $most     room for so many; at least as many as there are literals
  (func (export "search") (param $table i32) (param $low i32) (param $from i32) (param $to i32) (param $out i32) (param $most i32)
    (local $i i32) (local $bits i32) (local $at i32) (local $key i32) (local $entry i32) (local $start i32)
    (local $length i32) (local $body i32) (local $k i32) (local $count i32) (local $before i32) (local $place i32)
    (local $v v128) (local $high v128) (local $low4 v128) (local $r0 v128) (local $r1 v128)
    (local $p0 v128) (local $p1 v128) (local $found v128) (local $next16 v128)
    (local $a0 v128) (local $b0 v128) (local $a1 v128) (local $b1 v128)
    (local $a2 v128) (local $b2 v128)
    (local.set $a0 (v128.load offset=0 (local.get $table)))
    (local.set $b0 (v128.load offset=16 (local.get $table)))
    (local.set $a1 (v128.load offset=32 (local.get $table)))
    (local.set $b1 (v128.load offset=48 (local.get $table)))
    (local.set $a2 (v128.load offset=64 (local.get $table)))
    (local.set $b2 (v128.load offset=80 (local.get $table)))
    (local.set $place (i32.add (local.get $out) (i32.const 8)))
    (local.set $i (local.get $from))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $i) (local.get $to)))
        ;; Two vectors in a step. A lane of $found and $next16 stands for the window that ends at its byte.
        (local.set $v (v128.load (local.get $i)))
        (local.set $low4 (v128.and (local.get $v) (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
        (local.set $high (i8x16.shr_u (local.get $v) (i32.const 4)))
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
        (local.set $low4 (v128.and (local.get $v) (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
        (local.set $high (i8x16.shr_u (local.get $v) (i32.const 4)))
        (local.set $r0 (v128.and (i8x16.swizzle (local.get $a0) (local.get $low4)) (i8x16.swizzle (local.get $b0) (local.get $high))))
        (local.set $r1 (v128.and (i8x16.swizzle (local.get $a1) (local.get $low4)) (i8x16.swizzle (local.get $b1) (local.get $high))))
        (local.set $next16 (v128.and
          (v128.and (i8x16.swizzle (local.get $a2) (local.get $low4)) (i8x16.swizzle (local.get $b2) (local.get $high)))
          (v128.and
            (i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 (local.get $p0) (local.get $r0))
            (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 (local.get $p1) (local.get $r1)))))
        (local.set $p0 (local.get $r0))
        (local.set $p1 (local.get $r1))
        (if (v128.any_true (v128.or (local.get $found) (local.get $next16)))
          (then
            (local.set $bits (i32.xor
              (i32.or
                (i8x16.bitmask (i8x16.eq (local.get $found) (v128.const i32x4 0 0 0 0)))
                (i32.shl (i8x16.bitmask (i8x16.eq (local.get $next16) (v128.const i32x4 0 0 0 0))) (i32.const 16)))
              (i32.const -1)))
            (loop $candidates
              (local.set $at (i32.sub (i32.add (local.get $i) (i32.ctz (local.get $bits))) (i32.const 2)))
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
                    (local.set $k (i32.const 0))
                    (loop $bytes
                      (br_if $other (i32.ne
                        (i32.or
                          (i32.load8_u (i32.add (local.get $start) (local.get $k)))
                          (i32.load8_u (i32.add (i32.add (local.get $body) (local.get $length)) (local.get $k))))
                        (i32.load8_u (i32.add (local.get $body) (local.get $k)))))
                      (local.set $k (i32.add (local.get $k) (i32.const 1)))
                      (br_if $bytes (i32.lt_u (local.get $k) (local.get $length))))
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
              (br_if $candidates (local.get $bits)))))
        (local.set $i (i32.add (local.get $i) (i32.const 32)))
        (br $vectors)))
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

  ;; How many `$$<` and `<![LOG[`, with which records begin their metadata, lie in [$from, $to). 32 bytes after it can be read.
  ;; `$` and `!` are rare, so each is looked at: the one begins the first, the other is the second letter of the other.
  (func (export "countRecords") (param $from i32) (param $to i32) (result i32)
    (local $i i32) (local $v v128) (local $bits i32) (local $at i32) (local $count i32)
    (local.set $i (local.get $from))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $i) (local.get $to)))
        (local.set $v (v128.load (local.get $i)))
        (local.set $bits (i8x16.bitmask (v128.or
          (i8x16.eq (local.get $v) (v128.const i32x4 0x24242424 0x24242424 0x24242424 0x24242424))
          (i8x16.eq (local.get $v) (v128.const i32x4 0x21212121 0x21212121 0x21212121 0x21212121)))))
        (block $next
          (loop $found
            (br_if $next (i32.eqz (local.get $bits)))
            (local.set $at (i32.add (local.get $i) (i32.ctz (local.get $bits))))
            (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
            (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x24))
              (then
                (br_if $done (i32.gt_u (i32.add (local.get $at) (i32.const 3)) (local.get $to)))
                (br_if $found (i32.ne (i32.load16_u offset=1 (local.get $at)) (i32.const 0x3c24))))
              (else
                (br_if $found (i32.eq (local.get $at) (local.get $from)))
                (br_if $found (i32.gt_u (i32.add (local.get $at) (i32.const 6)) (local.get $to)))
                (br_if $found (i32.ne (i32.load8_u (i32.sub (local.get $at) (i32.const 1))) (i32.const 0x3c)))
                (br_if $found (i32.ne (i32.load offset=1 (local.get $at)) (i32.const 0x474f4c5b)))
                (br_if $found (i32.ne (i32.load8_u offset=5 (local.get $at)) (i32.const 0x5b)))))
            (local.set $count (i32.add (local.get $count) (i32.const 1)))
            (br $found)))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br $vectors)))
    (local.get $count))

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
        (local.set $counts (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $counts))))
        (local.set $count (i32.add (local.get $count) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $counts)) (i32x4.extract_lane 1 (local.get $counts)))
          (i32.add (i32x4.extract_lane 2 (local.get $counts)) (i32x4.extract_lane 3 (local.get $counts))))))
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
)
