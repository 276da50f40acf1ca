select reserve_one('S1');
