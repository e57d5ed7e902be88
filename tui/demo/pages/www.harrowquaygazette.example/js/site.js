document.querySelectorAll('#cookie-bar button').forEach(function(b){b.onclick=function(){b.parentNode.remove()}});
